import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadCatalogs } from "../catalog.ts";
import { FetchError } from "../channels/channel.ts";
import { systemClock, systemTimers } from "../clock.ts";
import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { createRoster } from "../people/roster.ts";
import { countsOf } from "../tips/desk/counts.ts";
import { openTips, type Tips } from "../tips/desk/open-tips.ts";
import { createSummaries } from "../tips/desk/summaries.ts";
import { newKeys } from "../tips/keys.ts";
import { writeSealed } from "../tips/queue/sealed-folder.ts";
import { readReferences } from "../tips/reference.ts";
import { type Command, type Io, readArguments, writeLine } from "./io.ts";
import { openStore } from "../store.ts";
import { reseal } from "./reseal.ts";

/**
 * What operators do with tips: `keygen`, `reseal`, `export`, `stats`, `erase`, `verify-audit` and `own-key`. None of it shows a
 * word of a tip. Throws {@link InputError} in one line.
 */
export const tips: Command = async (args, io) => {
  const { positionals, values } = readArguments("tips", args, {
    data: { type: "string" },
    out: { type: "string" },
    known: { type: "string", multiple: true },
    key: { type: "string" },
    to: { type: "string" },
  });
  const [action, ...rest] = positionals;
  if (action === "keygen") return keygen(values.out, io);
  if (action === "reseal") return reseal({ ...values, files: rest }, io);
  const work = action === undefined ? undefined : actions[action];
  if (work === undefined)
    throw new InputError(
      `tips: expected keygen, reseal, ${Object.keys(actions).join(", ")}`,
    );
  const { dataFolder, deskKey, databaseUrl } = await readConfig();
  const folder = values.data ?? dataFolder;
  // A slip in a path would look like a desk without tips, and leave keys there.
  if (values.data !== undefined && !(await isFolder(values.data)))
    throw new InputError(
      `tips: ${values.data} is no folder; expected the data folder of a desk`,
    );
  const logger = createLogger("silent", systemClock);
  const { storage, blobs, keep, key } = await openStore(
    {
      folder,
      deskKey,
      databaseUrl: values.data === undefined ? databaseUrl : undefined,
    },
    logger,
  );
  try {
    const opened = await openTips({
      storage,
      blobs,
      keep,
      folder,
      key,
      knowledgeFolder: io.knowledgeFolder,
      catalogs: await loadCatalogs(join(io.knowledgeFolder, "messages")),
      clock: systemClock,
      timers: systemTimers,
      random: Math.random,
      roster: createRoster(storage, systemClock),
      // The scheduler is never started here: nothing is sent.
      post: () => Promise.resolve(),
      fetch: () => Promise.reject(new FetchError("gone")),
      hasButtons: () => false,
      logger,
    });
    return await work(opened, { ...io, rest, ...values, folder });
  } finally {
    await storage.close();
  }
};

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

interface Wish extends Io {
  /** References of tips, as they were given. */
  readonly rest: readonly string[];
  readonly folder: string;
  readonly out?: string | undefined;
  readonly known?: readonly string[] | undefined;
}

const actions: Readonly<
  Record<string, (tips: Tips, wish: Wish) => Promise<number>>
> = {
  export: exportTips,
  stats,
  erase,
  "verify-audit": verifyAudit,
  "own-key": ownKey,
};

/** Writes a new secret key to a file that must not be there, or to the output; the public key comes before it. */
async function keygen(out: string | undefined, io: Io): Promise<number> {
  const { identity, recipient } = await newKeys();
  const text = `# public key: ${recipient}\n${identity}\n`;
  if (out === undefined) {
    await writeLine(io.output, text.trimEnd());
    return 0;
  }
  try {
    await writeFile(out, text, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    throw new InputError(
      `${out} cannot be made; a key is never written over another file`,
      { cause },
    );
  }
  await writeLine(io.output, recipient);
  return 0;
}

/** Prints the desk's own secret key, which opens the tips of units without keys. */
async function ownKey({ own, audit }: Tips, wish: Wish): Promise<number> {
  await audit.note({ actor: "operator", act: "own-key" });
  await writeLine(wish.output, own.identity);
  return 0;
}

/** Writes the sealed files of the tips named, or of all, into a folder. */
async function exportTips(tips: Tips, wish: Wish): Promise<number> {
  const { out } = wish;
  if (out === undefined)
    throw new InputError("tips export: expected --out FOLDER");
  for await (const tip of chosen(tips, wish.rest)) {
    await tips.audit.note({
      actor: "operator",
      act: "export",
      subject: tip.reference,
    });
    const { blobs } = tips.parts;
    const names = await writeSealed(tip, out, { blobs, base: process.cwd() });
    for (const name of names) await writeLine(wish.output, join(out, name));
  }
  return 0;
}

async function stats({ store }: Tips, wish: Wish): Promise<number> {
  const catalogs = await loadCatalogs(join(wish.knowledgeFolder, "messages"));
  const { tips: all } = await createSummaries().all(store);
  for (const [by, counts] of Object.entries(countsOf(all, catalogs.en)))
    for (const { name, count } of counts)
      await writeLine(wish.output, `${by}\t${name}\t${count}`);
  return 0;
}

async function erase(tips: Tips, wish: Wish): Promise<number> {
  if (wish.rest.length === 0)
    throw new InputError("tips erase: expected the references of tips");
  for await (const { id, reference } of chosen(tips, wish.rest)) {
    await tips.erasing.erase(id, "operator");
    await writeLine(wish.output, `erased ${reference}`);
  }
  return 0;
}

async function verifyAudit({ audit }: Tips, wish: Wish): Promise<number> {
  const known = (wish.known ?? []).map((text) => {
    const [number = "", link = ""] = text.split(":");
    if (!/^\d+$/.test(number) || !/^[\w-]{43}$/.test(link))
      throw new InputError("--known: expected NUMBER:LINK, as it was printed");
    return { number: Number(number), link };
  });
  const check = await audit.verify(known);
  if (check.is === "whole") {
    const { number, link } = check.head;
    await writeLine(wish.output, `whole, ${number} entries; ${number}:${link}`);
    return 0;
  }
  await writeLine(wish.output, `${check.is} at entry ${check.number}`);
  return 1;
}

async function* chosen({ store }: Tips, names: readonly string[]) {
  if (names.length === 0) yield* store.each();
  for (const name of names) {
    const [reference] = readReferences(name);
    const tip = reference && (await store.byReference(reference));
    if (tip === undefined)
      throw new InputError(
        `there is no tip ${JSON.stringify(name.slice(0, 20))}`,
      );
    yield tip;
  }
}
