import { blobId } from "./held-files.ts";
import type { TipParts } from "./parts.ts";
import type { Tip } from "./tip.ts";
import { openFiles } from "../seal.ts";

/** A file as it is shown to an officer. */
export interface ShownFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

// What stands in a conversation until it is sent is written with it each time.
const largest = 4_000_000;
const most = 6;

/** The cleaned versions that the desk itself can open, of one tip after another, as far as they fit a chat. */
export async function openTransit(
  tips: readonly Tip[],
  { blobs, own }: Pick<TipParts, "blobs" | "own">,
): Promise<readonly ShownFile[]> {
  const shown: ShownFile[] = [];
  const all = tips.flatMap((tip) =>
    [...tip.files.entries()].map(([at, file]) => ({ tip, at, file })),
  );
  for (const { tip, at, file } of all) {
    if (shown.length === most) break;
    if (file.clean === null || file.bytes > largest) continue;
    const sealed = await blobs.get(blobId(tip.id, file, "transit"));
    if (sealed === undefined) continue;
    const [opened] = await openFiles(sealed, [own.identity]);
    if (opened !== undefined)
      shown.push({
        name: `${tip.reference}-${at + 1}.${file.clean.extension}`,
        mediaType: file.clean.mediaType,
        bytes: opened.bytes,
      });
  }
  return shown;
}
