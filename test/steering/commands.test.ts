import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import {
  botCommands,
  CommandList,
  commandOf,
  createCommands,
} from "../../src/steering/commands.ts";
import { readYaml } from "../../src/knowledge.ts";
import { catalogs, commands, knowledgeFolder } from "../knowledge.ts";

describe("a command", () => {
  it.each([
    ["/place Tra Vinh", { name: "place", rest: "Tra Vinh" }],
    ["/help@desk", { name: "help", rest: "" }],
    ["  /Start ma-AB  ", { name: "start", rest: "ma-AB" }],
    ["/start2", { name: "start2", rest: "" }],
    ["/a\nb", { name: "a", rest: "b" }],
    ["113/114", undefined],
    ["/", undefined],
    ["/ hay là", undefined],
    ["/đổi", undefined],
    [`/${"a".repeat(33)}`, undefined],
  ])("is read from %j as %j", (text, read) => {
    expect(commandOf(text)).toEqual(read);
  });

  it("is the same by each of its names", () => {
    for (const name of ["xoa", "delete", "DELETE", "forgetme"])
      expect(commands.read(`/${name}`)?.id).toBe("delete");
    expect(commands.read("/nothing")).toEqual({
      id: undefined,
      name: "nothing",
      rest: "",
    });
  });

  it("stands for plain words, followed by what was typed after it", () => {
    expect(commands.spoken("/tinhtrang TB-4K7M2Q")).toMatch(/: TB-4K7M2Q$/);
    expect(commands.spoken("/baotin")).toContain("báo tin");
    expect(commands.spoken("/help")).toBeUndefined();
    expect(commands.spoken("báo tin")).toBeUndefined();
  });
});

describe("the menus of commands", () => {
  const menus = botCommands(commands, catalogs);

  it.each(["vi", "en"] as const)(
    "in %s are what platforms take",
    (language) => {
      for (const { command, description } of menus[language]) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(256);
        expect(commands.read(`/${command}`)?.id).toBeDefined();
      }
      // Bot API 10.1, setMyCommands: at most 100.
      expect(menus[language].length).toBeLessThanOrEqual(100);
    },
  );

  it("name the same in each language, and nothing that admins do", () => {
    expect(menus.vi.length).toBe(menus.en.length);
    expect(menus.vi[0]?.command).toBe("start");
    const shown = menus.en.map(({ command }) => command);
    expect(shown).toContain("report");
    for (const hidden of ["invite", "members", "group", "code"])
      expect(shown).not.toContain(hidden);
  });
});

it("a name that stands under two commands stops the start", async () => {
  const list = await readYaml(
    join(knowledgeFolder, "commands.yaml"),
    CommandList,
  );
  const twice = { ...list, help: { ...list.help, en: ["start"] as [string] } };
  expect(() => createCommands(twice, "commands.yaml")).toThrow(
    new InputError(
      "commands.yaml: the name start stands under start and help; keep one",
    ),
  );
});
