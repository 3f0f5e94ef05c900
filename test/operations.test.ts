import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../src/config.ts";
import { createPrometheus } from "../src/metrics/prometheus.ts";
import { settingNames } from "../src/settings.ts";

const read = (file: string) =>
  readFile(join(import.meta.dirname, "..", file), "utf8");

describe(".env.example", () => {
  it("names every setting once, in the order of the code, and no other", async () => {
    const names = [
      ...(await read(".env.example")).matchAll(/^# ?([A-Z_]+)=/gm),
    ];
    expect(names.map(([, name]) => name)).toEqual(settingNames);
  });

  it("sets nothing as it is", async () => {
    expect(parseEnv(await read(".env.example"))).toEqual({});
  });

  it("shows what holds where nothing is set", async () => {
    const uncommented = (await read(".env.example")).replaceAll(
      /^# ?(?=[A-Z_]+=)/gm,
      "",
    );
    const shown = parseEnv(uncommented);
    expect(Object.keys(shown).toSorted()).toEqual(settingNames.toSorted());
    expect(parseConfig({}, shown)).toEqual(parseConfig({}, {}));
    expect(shown).toMatchObject({ PORT: "8080", ZALO_USERS: "50" });
  });

  it("explains each setting right above it", async () => {
    const lines = (await read(".env.example")).split("\n");
    const bare = lines.filter(
      (line, at) =>
        /^# ?[A-Z_]+=/.test(line) && !/^# [^-]/.test(lines[at - 1] ?? ""),
    );
    expect(bare).toEqual([]);
  });
});

describe("docs/operations.md", () => {
  /** The names in the first column of the table under a heading. */
  async function listed(heading: string): Promise<string[]> {
    const text = await read("docs/operations.md");
    const section = text.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0];
    return [...(section ?? "").matchAll(/^\| (`[^|]+)\|/gm)]
      .flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)])
      .map(([, name = ""]) => name);
  }

  it("explains every setting, and no other", async () => {
    expect((await listed("Settings")).toSorted()).toEqual(
      settingNames.toSorted(),
    );
  });

  it("lists every metric of the desk, and no other", async () => {
    const metrics = createPrometheus({ processToo: false });
    const exposed = (await metrics.text()).matchAll(/^# HELP (\S+)/gm);
    expect((await listed("Metrics")).toSorted()).toEqual(
      [...exposed].map(([, name = ""]) => name).toSorted(),
    );
  });
});

describe("the container", () => {
  it("gets nothing that is secret or anybody's data", async () => {
    const left = (await read(".dockerignore")).split("\n");
    expect(left).toEqual(expect.arrayContaining(["*", "!src", "!knowledge"]));
    expect(left.filter((line) => /env|data/.test(line))).toEqual([]);
  });

  it("copies only what it is let see", async () => {
    const copied = (await read("Dockerfile"))
      .split("\n")
      .filter((line) => line.startsWith("COPY"))
      .flatMap((line) => line.split(" ").slice(1, -1))
      .filter((source) => !source.startsWith("--"));
    const seen = (await read(".dockerignore"))
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    expect(copied.toSorted()).toEqual(seen.toSorted());
  });
});
