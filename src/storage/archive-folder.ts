import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
} from "node:fs/promises";
import { join } from "node:path";
import { DamageError, InputError } from "../errors.ts";
import { codeOf, linkWhole, makeFolder, syncFolder } from "./durable-file.ts";
import { readIfThere, readOrMake } from "./key-file.ts";
import { latest } from "./revision-file.ts";
import { isDocument, revisionAfter } from "./revision.ts";
import { writeSynced } from "./blob-folder.ts";
import type { Archive, Entry, OnDamage } from "./archive.ts";

// Beside documents of this kind lie the bytes, as files of the same form of name.
const blobKind = "tip-files";

/** A data folder. Nobody else should work on it meanwhile: files have no common moment. */
export function folderArchive(folder: string): Archive {
  const idFile = join(folder, "desk-key.id");
  return {
    keyId: async () => (await readIfThere(idFile))?.trim(),
    entries: (onDamage) => entriesOf(folder, onDamage),
    async fill(keyId, entries) {
      await makeFolder(folder);
      if ((await kindsIn(folder)).length > 0)
        throw new InputError(
          `${folder} holds documents already; choose another folder, or move it away`,
        );
      // What is not complete has names that no desk reads.
      const aside = await mkdtemp(join(folder, ".filling-"));
      try {
        for await (const entry of entries) await lay(aside, entry);
        await syncFolder(aside);
        for (const kind of await readdir(aside))
          await rename(join(aside, kind), join(folder, kind));
        if (keyId !== undefined) await readOrMake(idFile, `${keyId}\n`);
        await syncFolder(folder);
      } finally {
        await rm(aside, { recursive: true, force: true });
      }
    },
    close: () => Promise.resolve(),
  };
}

async function* entriesOf(
  folder: string,
  onDamage: OnDamage,
): AsyncIterable<Entry> {
  const kinds = await kindsIn(folder);
  for (const kind of kinds)
    for (const name of await namesIn(join(folder, kind), "folders")) {
      const found = await latest(join(folder, kind, name)).catch(
        (error: unknown) => {
          if (!(error instanceof DamageError)) throw error;
          onDamage(error.file);
        },
      );
      if (!found) continue;
      const { revision, due, place, value } = found;
      yield {
        is: "document",
        kind,
        name,
        revision,
        ...(due !== undefined && { dueAt: Date.parse(due.at) }),
        ...(place !== undefined && { shelf: place.shelf }),
        ...(value !== undefined && { value }),
      };
    }
  if (!kinds.includes(blobKind)) return;
  for (const name of await namesIn(join(folder, blobKind), "files")) {
    const bytes = await readFile(join(folder, blobKind, name));
    yield { is: "blob", name, bytes };
  }
}

async function lay(folder: string, entry: Entry): Promise<void> {
  const kind = join(folder, entry.is === "blob" ? blobKind : entry.kind);
  const place = join(kind, entry.name);
  await mkdir(kind, { recursive: true });
  if (entry.is === "blob") {
    await writeSynced(place, entry.bytes);
    return;
  }
  const { name, revision, dueAt, shelf, value } = entry;
  const before = { revision: revision - 1, writes: [] };
  const due = dueAt === undefined ? undefined : new Date(dueAt);
  const data = revisionAfter(before, name, value, due, shelf);
  await mkdir(place);
  // Markers of what is due or on a shelf are made of the documents when the desk first looks for them.
  await linkWhole(join(place, `${revision}.json`), JSON.stringify(data));
  await syncFolder(place);
}

/** Folders with documents or bytes in them. */
async function kindsIn(folder: string): Promise<string[]> {
  const kinds: string[] = [];
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
      const names = await readdir(join(folder, entry.name));
      if (names.some(isDocument)) kinds.push(entry.name);
    }
  } catch (error) {
    throw new InputError(
      `data folder ${folder} cannot be read: ${String(codeOf(error))}`,
    );
  }
  return kinds.sort();
}

async function namesIn(
  kind: string,
  form: "folders" | "files",
): Promise<string[]> {
  const entries = await readdir(kind, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() === (form === "folders"))
    .map(({ name }) => name)
    .filter(isDocument)
    .sort();
}
