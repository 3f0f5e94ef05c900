import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { data } from "../../src/commands/data.ts";
import { kindsOf } from "../../src/commands/data-kinds.ts";
import { InputError } from "../../src/errors.ts";
import { openStore } from "../../src/store.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { sources } from "../sources.ts";
import { freshPostgres, sql } from "../storage/postgres/fresh.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const deskKey = Buffer.alloc(32, 5).toString("base64");

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A data folder, a database, and the settings of a desk that has both. */
async function desk() {
  const folder = await temporaryFolder();
  const databaseUrl = await freshPostgres();
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", databaseUrl);
  vi.stubEnv("DESK_KEY", deskKey);
  return { folder, databaseUrl };
}

async function run(...args: readonly string[]) {
  const output = new PassThrough();
  const written = text(output);
  try {
    const code = await data(args, {
      input: Readable.from([]),
      output,
      knowledgeFolder,
    });
    output.end();
    return { code, lines: (await written).trim().split("\n") };
  } finally {
    output.end();
  }
}

const Group = z.object({ unit: z.string() });

/** Something that a desk keeps, though no group of the desk is like it. */
async function keep(place: { folder: string; databaseUrl?: string }) {
  const { storage } = await openStore({ ...place, deskKey }, quiet);
  await storage.collection("made-up", Group).put("a", { unit: "x" }, 0);
  await storage.close();
}

describe("npm run data", () => {
  it("moves a desk from files to PostgreSQL, and shows that both hold the same", async () => {
    const { folder, databaseUrl } = await desk();
    await keep({ folder });
    const copied = await run("copy", "files", "database");
    expect(copied.code).toBe(0);
    expect(copied.lines).toEqual([
      expect.stringMatching(
        /^files -> database: 1 documents \(0 due\), 0 deleted, 0 files of 0 bytes, digest [0-9a-f]{64}$/,
      ),
    ]);
    const { code, lines } = await run("verify", "files", "database");
    expect(code).toBe(0);
    expect(new Set(lines.map((line) => line.slice(-64))).size).toBe(1);
    const { storage } = await openStore(
      { folder, deskKey, databaseUrl },
      quiet,
    );
    const found = await storage.collection("made-up", Group).get("a");
    expect(found?.value).toEqual({ unit: "x" });
    await storage.close();
  });

  it("restores a backup into an empty place and into no other", async () => {
    const place = await desk();
    await keep(place);
    const file = join(await temporaryFolder(), "desk.backup");
    expect((await run("backup", file)).code).toBe(0);
    await expect(run("restore", file)).rejects.toThrow(/holds documents/);
    vi.stubEnv("DATABASE_URL", await freshPostgres());
    expect((await run("restore", file)).code).toBe(0);
    const { code, lines } = await run("verify", "database", file);
    expect(code).toBe(0);
    expect(lines).toHaveLength(2);
  });

  it("says where places differ, and what cannot be opened", async () => {
    const { folder, databaseUrl } = await desk();
    await keep({ folder });
    await run("copy", "files", "database");
    await sql(databaseUrl, `update documents set body = '{"sealed":"AAAA"}'`);
    const { code, lines } = await run("verify", "files", "database");
    expect(code).toBe(1);
    expect(lines[1]).toMatch(
      /^not sealed with this key: made-up\/[0-9a-f]{64} in database$/,
    );
    expect(lines.at(-1)).toBe("they do not hold the same");
  });

  it("verifies with the key of the documents and no other", async () => {
    const place = await desk();
    await keep(place);
    vi.stubEnv("DESK_KEY", Buffer.alloc(32, 6).toString("base64"));
    await expect(run("verify")).rejects.toThrow(
      /DESK_KEY is not the key that the documents were sealed with/,
    );
    vi.stubEnv("DESK_KEY", "");
    await expect(run("verify")).rejects.toThrow(/bring the key/);
  });

  it("brings an empty database into shape", async () => {
    const { databaseUrl } = await desk();
    expect((await run("migrate")).code).toBe(0);
    const rows = await sql(databaseUrl, "select 1 as one from desk_migrations");
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    [[], /^data: expected migrate, copy, backup, restore, verify/],
    [["burn"], /^data: expected migrate/],
    [["copy", "files"], /^data copy: expected FROM and TO/],
    [["copy", "files", "files"], /the same; name two/],
    [["backup"], /^data backup: expected the backup's path/],
    [["restore", "/nowhere/at-all"], /^there is no file \/nowhere\/at-all$/],
    [["backup", "/nowhere/at-all"], /^\/nowhere\/at-all cannot be written/],
  ])("takes %j for a mistake", async (args, line) => {
    await desk();
    const running = run(...args);
    await expect(running).rejects.toThrow(InputError);
    await expect(running).rejects.toThrow(line);
  });

  it("wants DATABASE_URL where a database is named", async () => {
    await desk();
    vi.stubEnv("DATABASE_URL", "");
    await expect(run("migrate")).rejects.toThrow(/DATABASE_URL is not set/);
  });
});

describe("the kinds that verify knows", () => {
  it("are all that the sources keep", async () => {
    const asked = (await sources("src", "handlers")).flatMap(({ text }) =>
      [...text.matchAll(/\.collection\(\s*"([\w-]+)"/g)].map(
        ([, kind]) => kind ?? "",
      ),
    );
    expect(asked.length).toBeGreaterThan(10);
    const known = [...(await kindsOf(knowledgeFolder)).keys()];
    expect(asked.filter((kind) => !known.includes(kind))).toEqual([]);
  });
});
