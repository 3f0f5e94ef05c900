import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLibrary } from "../../src/plans/library.ts";
import { Plan } from "../../src/plans/plan.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { asPlan } from "../plans/parse.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runPlans } from "./run-plans.ts";

const text = asPlan(
  "I. MỤC TIÊU",
  "Hằng năm, 100% xã giữ vững an ninh.",
  "II. PHÂN CÔNG TRÁCH NHIỆM",
  "1. Công an tỉnh",
  "- Chủ trì thực hiện.",
  "2. Trung tâm Sao Hỏa",
  "- Phối hợp thực hịiện.",
);

async function freshKnowledge(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(knowledgeFolder, folder, { recursive: true });
  await rm(join(folder, "plans"), { recursive: true });
  await mkdir(join(folder, "plans"));
  return folder;
}

async function fileWith(content: string | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), "plan.txt");
  await writeFile(file, content);
  return file;
}

describe("plans parse", () => {
  it("prints the plan as JSON", async () => {
    const { code, output } = await runPlans(
      knowledgeFolder,
      "parse",
      await fileWith(text),
    );
    expect(code).toBe(0);
    expect(Plan.parse(JSON.parse(output))).toMatchObject({
      number: "12/KH-UBND",
      place: "Tỉnh An Bình",
      issued: "2022-03-05",
    });
  });
});

describe("plans add", () => {
  it("writes the text byte for byte beside a plan.yaml that loads", async () => {
    const knowledge = await freshKnowledge();
    const bytes = Buffer.from(
      `\uFEFF${text.replaceAll("\n", "\r\n")}`.normalize("NFD"),
    );
    await runPlans(knowledge, "add", await fileWith(bytes));
    expect(
      await readFile(join(knowledge, "plans", "an-binh-12-2022", "text.txt")),
    ).toEqual(bytes);
    expect(await loadLibrary(knowledge)).toMatchObject([
      { slug: "an-binh-12-2022", number: "12/KH-UBND", names: [] },
    ]);
  });

  it("prints what needs a person's eye, with its line", async () => {
    const strange = text.replace(
      "Số: 12/KH-UBND",
      "Số: ~~đđ~~ /KH-UBND\n\nBản sao chưa kiểm tra.",
    );
    const { output } = await runPlans(
      await freshKnowledge(),
      "add",
      await fileWith(strange),
    );
    const shown = output
      .split("\n")
      .flatMap((line) => /^ {2}(\d+): (.*)$/u.exec(line)?.slice(1) ?? []);
    const lineOf = (words: string) =>
      strange.split("\n").findIndex((line) => line.includes(words)) + 1;
    for (const [line, words] of [
      [lineOf("~~đđ~~"), "số văn bản"],
      [lineOf("Bản sao"), "Bản sao chưa kiểm tra."],
      [lineOf("Sao Hỏa") + 2, "Trung tâm Sao Hỏa"],
      [lineOf("Hằng năm"), "100% xã"],
      [lineOf("hịiện"), "hịiện"],
    ] as const) {
      const at = shown.findIndex(
        (part, index) =>
          part === String(line) && (shown[index + 1] ?? "").includes(words),
      );
      expect([words, at >= 0]).toEqual([words, true]);
    }
  });

  it("refuses a plan that is there already, and leaves it as it is", async () => {
    const knowledge = await freshKnowledge();
    await runPlans(knowledge, "add", await fileWith(text));
    const again = runPlans(
      knowledge,
      "add",
      await fileWith(text.replace("Sao Hỏa", "Sao Kim")),
    );
    await expect(again).rejects.toThrow(/an-binh-12-2022 exists already/);
    expect(
      await readFile(
        join(knowledge, "plans", "an-binh-12-2022", "text.txt"),
        "utf8",
      ),
    ).toBe(text);
    expect(await readdir(join(knowledge, "plans"))).toEqual([
      "an-binh-12-2022",
    ]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /plan\.txt:1 is empty; expected: /],
    ["blank", " \n\n\t", /plan\.txt:1 is empty; expected: /],
    [
      "binary",
      Uint8Array.of(75, 10, 0, 1, 2),
      /plan\.txt:2 is binary; expected: /,
    ],
    [
      "not UTF-8",
      Uint8Array.of(75, 10, 10, 0xe1, 0x20),
      /plan\.txt:3 is not UTF-8; expected: /,
    ],
    [
      "too large",
      "a".repeat(4 * 1024 * 1024 + 1),
      /plan\.txt:1 has 4194305 bytes; expected: /,
    ],
    [
      "not a plan",
      "Xin chào các bạn.\n",
      /plan\.txt:1 is not a plan; expected: /,
    ],
    [
      "a title only",
      "KẾ HOẠCH\n\nLàm việc năm 2024\n",
      /plan\.txt:1 is not a plan; expected: /,
    ],
  ])(
    "takes in no file that is %s, and writes nothing",
    async (_, content, message) => {
      const knowledge = await freshKnowledge();
      const adding = runPlans(knowledge, "add", await fileWith(content));
      await expect(adding).rejects.toThrow(message);
      await expect(adding).rejects.not.toThrow(/\n/);
      expect(await readdir(join(knowledge, "plans"))).toEqual([]);
    },
  );

  it("says so where there is no such file", async () => {
    await expect(
      runPlans(await freshKnowledge(), "add", "/nowhere/plan.txt"),
    ).rejects.toThrow(
      "/nowhere/plan.txt cannot be read (ENOENT); expected: a text file",
    );
  });
});

it.each([
  [[]],
  [["parse"]],
  [["eat", "plan.txt"]],
  [["parse", "a.txt", "b.txt"]],
])("refuses the arguments %j", async (args) => {
  await expect(runPlans(knowledgeFolder, ...args)).rejects.toThrow(
    "plans: expected parse FILE or add FILE",
  );
});
