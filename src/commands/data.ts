import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { createCheck } from "../storage/archive-check.ts";
import { copyAll } from "../storage/archive-copy.ts";
import { createDigest, type Tally } from "../storage/archive-digest.ts";
import { kindsOf } from "./data-kinds.ts";
import { existingKey, openSide, type Side, usualSide } from "./data-sides.ts";
import { type Command, type Io, readArguments, writeLine } from "./io.ts";

/**
 * What operators do with all that the desk keeps: `migrate`, `copy FROM TO`, `backup FILE`, `restore FILE` and
 * `verify`. None of it shows a word of a document. Throws {@link InputError} in one line.
 */
export const data: Command = async (args, io) => {
  const { positionals, values } = readArguments("data", args, {
    data: { type: "string" },
  });
  const [action = "", ...rest] = positionals;
  const config = await readConfig();
  const place = { ...config, dataFolder: values.data ?? config.dataFolder };
  const usual =
    values.data === undefined ? usualSide(place) : ("files" as const);
  const wish = wishes[action];
  if (wish === undefined)
    throw new InputError(
      `data: expected ${Object.keys(wishes).join(", ")}; --help says more`,
    );
  const { names, work } = wish(rest, usual);
  const sides: Side[] = [];
  try {
    for (const name of names) sides.push(await openSide(name, place));
    return await work(sides, {
      ...io,
      key: (id) => existingKey(place, id),
    });
  } finally {
    for (const { archive } of sides) await archive.close();
  }
};

interface Tools extends Io {
  readonly key: (id: string | undefined) => Promise<Buffer>;
}

type Work = (sides: readonly Side[], tools: Tools) => Promise<number>;

/** Which sides an action works on, by what was given, and what it does. */
type Wish = (
  rest: readonly string[],
  usual: "files" | "database",
) => { readonly names: readonly string[]; readonly work: Work };

const wishes: Readonly<Record<string, Wish>> = {
  migrate: (rest) => {
    expectCount("migrate", rest, 0, "no argument");
    return { names: ["database"], work: migrated };
  },
  copy: (rest) => {
    expectCount("copy", rest, 2, "FROM and TO, each files, database or a path");
    return { names: rest, work: copied };
  },
  backup: (rest, usual) => {
    expectCount("backup", rest, 1, "the backup's path");
    return { names: [usual, ...rest], work: copied };
  },
  restore: (rest, usual) => {
    expectCount("restore", rest, 1, "the backup's path");
    return { names: [...rest, usual], work: restored };
  },
  verify: (rest, usual) => ({
    names: rest.length === 0 ? [usual] : rest,
    work: verified,
  }),
};

function expectCount(
  action: string,
  rest: readonly string[],
  count: number,
  expected: string,
): void {
  if (rest.length !== count)
    throw new InputError(`data ${action}: expected ${expected}`);
}

// Opening the database has migrated it.
const migrated: Work = async (_, { output }) => {
  await writeLine(output, "the database is in this version's shape");
  return 0;
};

const copied: Work = async ([from, to], { output }) => {
  if (from === undefined || to === undefined || from.name === to.name)
    throw new InputError("data: the two places are the same; name two");
  const tally = await copyAll(from.archive, to.archive, (damaged) => {
    void writeLine(output, `damaged, left where it is: ${damaged}`);
  });
  await writeLine(output, `${from.name} -> ${to.name}: ${lineOf(tally)}`);
  return 0;
};

const restored: Work = async (sides, tools) => {
  // All of it is read once before any of it is put anywhere.
  const [backup] = sides;
  if (backup !== undefined) await counts(backup, tools);
  return copied(sides, tools);
};

/** Opens everything, and compares where several places are named. */
const verified: Work = async (sides, tools) => {
  const schemas = await kindsOf(tools.knowledgeFolder);
  const digests = new Set<string>();
  let faults = 0;
  for (const side of sides) {
    const key = await tools.key(await side.archive.keyId());
    const found = await counts(side, tools, createCheck(key, schemas));
    faults += found.faults;
    digests.add(found.tally.digest);
    await writeLine(tools.output, `${side.name}: ${lineOf(found.tally)}`);
  }
  if (digests.size > 1)
    await writeLine(tools.output, "they do not hold the same");
  return faults === 0 && digests.size <= 1 ? 0 : 1;
};

/** Goes through a side, and names what is wrong with it. */
async function counts(
  { name, archive }: Side,
  { output }: Io,
  check: ReturnType<typeof createCheck> = () => undefined,
): Promise<{ tally: Tally; faults: number }> {
  const digest = createDigest();
  const damaged: string[] = [];
  let faults = 0;
  const entries = archive.entries((place) => damaged.push(place));
  for await (const entry of entries) {
    digest.add(entry);
    const fault = check(entry);
    if (fault === undefined || entry.is === "blob") continue;
    faults += 1;
    const { kind, name: document } = entry;
    await writeLine(output, `${fault}: ${kind}/${document} in ${name}`);
  }
  for (const place of damaged) await writeLine(output, `damaged: ${place}`);
  return { tally: digest.tally(), faults: faults + damaged.length };
}

function lineOf(tally: Tally): string {
  const { documents, due, deleted, blobs, bytes, digest } = tally;
  return `${documents} documents (${due} due), ${deleted} deleted, ${blobs} files of ${bytes} bytes, digest ${digest}`;
}
