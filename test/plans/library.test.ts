import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { loadGenre } from "../../src/plans/genre.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { asPlan, slugs } from "./parse.ts";

async function knowledgeWith(
  overlay?: string,
  text = asPlan("I. MỤC TIÊU", "Giữ vững an nlnh."),
): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(knowledgeFolder, "genre"), join(folder, "genre"), {
    recursive: true,
  });
  await mkdir(join(folder, "plans", "an-binh"), { recursive: true });
  await writeFile(join(folder, "plans", "an-binh", "text.txt"), text);
  if (overlay !== undefined)
    await writeFile(join(folder, "plans", "an-binh", "plan.yaml"), overlay);
  return folder;
}

it("loads the plans at hand, by slug", async () => {
  const library = await loadLibrary(knowledgeFolder);
  expect(library.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining(slugs),
  );
});

describe("plan.yaml", () => {
  const load = async (overlay?: string) =>
    (await loadLibrary(await knowledgeWith(overlay)))[0];

  it.each([undefined, "", "# nothing yet\n", "names: []\n"])(
    "may say nothing: %j",
    async (overlay) => {
      expect((await load(overlay))?.number).toBe("12/KH-UBND");
    },
  );

  it("puts what a person knows in place of what the text says", async () => {
    const plan = await load(
      "number: 77/KH-UBND\nplace: Tỉnh Bình An\nsignatory: {name: Lê Thị Hoa, role: null}\nnames: [Kế hoạch 77]\n",
    );
    expect([plan?.number, plan?.place, plan?.signatory, plan?.names]).toEqual([
      "77/KH-UBND",
      "Tỉnh Bình An",
      { name: "Lê Thị Hoa", role: null },
      ["Kế hoạch 77"],
    ]);
  });

  it("lets a plan run on, and says by which document", async () => {
    const plan = await load(
      "extension: {until: 2026-06-30, basis: Công văn số 5/UBND-NC}\n",
    );
    expect(plan?.period).toEqual({ from: "2022-01-01", to: "2025-12-31" });
    expect(plan?.extension).toEqual({
      until: "2026-06-30",
      basis: "Công văn số 5/UBND-NC",
    });
  });

  it("mends words without moving lines", async () => {
    const [mended, plain] = [
      await load("words:\n  - {read: an nlnh, meant: an ninh}\n"),
      await load(),
    ];
    expect(mended?.sections.at(-1)?.paragraphs).toEqual(["Giữ vững an ninh."]);
    expect(mended?.sections.map(({ spans }) => spans)).toEqual(
      plain?.sections.map(({ spans }) => spans),
    );
  });

  it.each([
    ["issued: tomorrow\n", /plan\.yaml:1 has "tomorrow" at issued; expected: /],
    [
      "number: 1/KH\n\nperiod:\n  from: 2022-01-01\n",
      /plan\.yaml:\d has nothing at period\.to; expected: /,
    ],
    ["nmber: 1/KH\n", /plan\.yaml:1 .* expected: .*nmber/],
    ["names: {\n", /plan\.yaml:\d is not YAML: /],
    [
      "words: [{read: không có trong bài, meant: x}]\n",
      /plan\.yaml mends "không có trong bài"; expected: words that stand in text\.txt/,
    ],
  ])("is refused in one line: %j", async (overlay, message) => {
    const loading = load(overlay);
    await expect(loading).rejects.toThrow(InputError);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.not.toThrow(/\n/);
  });
});

it("refuses a text that is no plan", async () => {
  await expect(
    loadLibrary(await knowledgeWith(undefined, "xin chào")),
  ).rejects.toThrow(/text\.txt:1 holds no plan; expected: /);
});

it("passes over a folder that is still being written", async () => {
  const folder = await knowledgeWith();
  await mkdir(join(folder, "plans", ".draft"));
  expect(await loadLibrary(folder)).toHaveLength(1);
});

it("says which file of cue phrases is missing", async () => {
  await expect(loadGenre(await temporaryFolder())).rejects.toThrow(
    /has no frame\.yaml; expected: /,
  );
});
