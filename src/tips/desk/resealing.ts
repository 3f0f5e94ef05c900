import type { Blobs } from "../../storage/blobs.ts";
import type { Recipient } from "../keys.ts";
import {
  resealFiles,
  resealText,
  SealError,
  type SealedText,
  sealText,
} from "../seal.ts";
import { blobId } from "./held-files.ts";
import type { TipParts } from "./parts.ts";
import type { Tip, TipFile } from "./tip.ts";
import { recipientsOf } from "./tip-units.ts";

/**
 * Seals to a tip's units what the desk can open: text and lines while it holds a copy that it reads, files from the copy
 * that is shown in chats, and all that was sealed to its own key. What was sealed to a former unit alone stays so; that
 * unit's identity opens it (`npm run tips -- reseal`). May be done again.
 */
export async function resealed(tip: Tip, parts: TipParts): Promise<void> {
  const { store, units, own } = parts;
  const recipients = recipientsOf(units, tip.units, own.recipient);
  const lines = new Map<string, SealedText>();
  for (const { id, text, sealed } of tip.lines)
    lines.set(
      id,
      text === null
        ? await again(sealed, recipients, parts)
        : await sealText(text, recipients),
    );
  const sealed = await textOf(tip, recipients, parts);
  await store.change(tip.id, (now) => ({
    ...now,
    sealed,
    lines: now.lines.map((line) => ({
      ...line,
      sealed: lines.get(line.id) ?? line.sealed,
    })),
  }));
  for (const file of tip.files) await files(tip, file, recipients, parts);
}

async function textOf(
  { open, reference, received, sealed }: Tip,
  recipients: readonly Recipient[],
  parts: TipParts,
): Promise<SealedText> {
  if (open === null) return again(sealed, recipients, parts);
  const text = JSON.stringify({ reference, received, ...open }, null, 2);
  return sealText(text, recipients);
}

/** Sealed anew where the desk's own key opens it; as it is otherwise. */
async function again(
  sealed: SealedText,
  recipients: readonly Recipient[],
  { own }: TipParts,
): Promise<SealedText> {
  try {
    return await resealText(sealed, [own.identity], recipients);
  } catch (error) {
    if (error instanceof SealError) return sealed;
    throw error;
  }
}

async function files(
  tip: Tip,
  file: TipFile,
  recipients: readonly Recipient[],
  { blobs, own }: TipParts,
): Promise<void> {
  for (const [from, to] of [
    ["original", "original"],
    ["clean", "clean"],
    // What is shown in chats is sealed to the desk's own key whatever the unit.
    ["transit", "clean"],
  ] as const)
    await move(blobs, blobId(tip.id, file, from), blobId(tip.id, file, to));

  async function move(store: Blobs, from: string, to: string): Promise<void> {
    const bytes = await store.get(from);
    if (bytes === undefined) return;
    try {
      await store.put(to, await resealFiles(bytes, [own.identity], recipients));
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
    }
  }
}
