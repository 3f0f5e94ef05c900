import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalog } from "../../src/catalog.ts";
import { CivilDate } from "../../src/clock.ts";
import { InputError } from "../../src/errors.ts";
import { loadReporting } from "../../src/residents/reporting.ts";
import { catalogs } from "../knowledge.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { reporting } from "./knowledge.ts";

function keysOn(day: string): string[] {
  return reporting.receivers(CivilDate.parse(day)).map(({ say }) => say);
}

describe("who takes a report", () => {
  it("is no district police after they were abolished", () => {
    expect(keysOn("2025-02-28")).toContain("receiver-investigators-district");
    expect(keysOn("2025-03-01")).not.toContain(
      "receiver-investigators-district",
    );
    expect(keysOn("2025-03-01")).toContain("receiver-investigators");
  });

  it("is the app only since it takes them", () => {
    expect(keysOn("2014-06-10")).not.toContain("receiver-vneid");
    expect(keysOn("2023-04-24")).toContain("receiver-vneid");
  });

  it("rests on a law only while that law is in force", () => {
    const lawOn = (day: string) =>
      reporting.receivers(CivilDate.parse(day))[0]?.law?.name;
    expect(lawOn("2014-06-10")).toBeUndefined();
    expect(lawOn("2024-06-10")).toContain("101/2015/QH13");
  });
});

it("asks only for sentences that both catalogues have", () => {
  for (const key of reporting.keys)
    for (const catalog of Object.values(catalogs))
      expect(catalog.keys).toContain(`residents.${key}`);
});

// No number may be made up: the only ones said are the four national ones and those of laws.
it("names no telephone number but the national ones", () => {
  for (const catalog of Object.values(catalogs))
    for (const key of catalog.keys.filter((key) =>
      key.startsWith("residents."),
    ))
      for (const number of sentence(catalog, key).match(/\d{3,}/gu) ?? [])
        expect(["111", "113", "114", "115"]).toContain(number);
});

it.each([
  ["a law that is not there", "kinds:\n  - { for: x, say: y, law: nowhere }"],
  [
    "a number of four digits",
    "numbers:\n  - { number: '1234', serves: police, law: l }",
  ],
])("refuses %s in one line", async (_, entry) => {
  const file = join(await temporaryFolder(), "reporting.yaml");
  const whole: Record<string, string> = {
    laws: "laws:\n  l: { name: L, english: L, in_force: 2020-01-01 }",
    numbers: "numbers: []",
    receivers: "receivers: []",
    kinds: "kinds: []",
    answers: "answers: []",
    plan_channels: "plan_channels: a",
  };
  whole[entry.split(":")[0] ?? ""] = entry;
  await writeFile(file, Object.values(whole).join("\n"));
  const refusal: unknown = await loadReporting(file).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(InputError);
  expect(String(refusal)).toMatch(/^InputError: .*reporting\.yaml:\d+ .*$/u);
});

function sentence(catalog: Catalog, key: string): string {
  const asked = ["kind", "code", "ways", "plan", "section", "laws", "law"];
  return catalog.say(
    key,
    Object.fromEntries([...asked, "articles"].map((name) => [name, ""])),
  );
}
