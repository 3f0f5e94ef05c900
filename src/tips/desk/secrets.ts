import { createHmac } from "node:crypto";
import type { Address } from "../../message.ts";
import { subkey } from "../../storage/key-file.ts";
import { fold } from "../../text/fold.ts";
import { sketchOf } from "../likeness.ts";
import { newReceipt, type Receipt } from "../receipt.ts";
import { newReference, type Reference } from "../reference.ts";

// What the desk derives rather than keeps. A report's id is chance of its own (122 bits) that stands in the draft alone:
// the write that stores the answer with the receipt takes the draft away. Until then filing the same report again, after
// a crash, gives the same tip and the same receipt; from then on not even disk and desk key together give the receipt,
// since the tip's id does not lead back to the report's.

export interface TipSecrets {
  /** A tip's id, from its report's. */
  tipId(reportId: string): string;
  receipt(reportId: string): Receipt;
  /** @param attempt from 0; a reference may be another tip's already */
  reference(tipId: string, attempt: number): Reference;
  /** A file's id within a report: the same for the same thing sent. */
  fileId(reportId: string, ref: string): string;
  /** Names a conversation in the index of links. */
  link(from: Address): string;
  /**
   * The same for the same words of the same conversation, however they are spelt and spaced: a hash of the whole, and
   * behind a stroke a sketch (src/tips/likeness.ts).
   */
  words(text: string, from: Address): string;
  /** An officer as the audit log names them: the same for the same account, and no account by itself. */
  officer(person: {
    readonly channel: string;
    readonly sender: string;
  }): string;
}

/** @param key the desk's */
export function tipSecrets(key: Uint8Array): TipSecrets {
  const own = subkey(key, "tips");
  const derive = (...parts: readonly string[]) =>
    createHmac("sha256", own).update(JSON.stringify(parts)).digest();
  const named = (...parts: readonly string[]) =>
    derive(...parts).toString("base64url");
  return {
    tipId: (reportId) => named("tip", reportId),
    receipt: (reportId) => newReceipt(drawFrom(derive, "receipt", reportId)),
    reference: (tipId, attempt) =>
      newReference(drawFrom(derive, `reference ${attempt}`, tipId)),
    fileId: (reportId, ref) => named("file", reportId, ref).slice(0, 22),
    link: ({ channel, id }) => named("link", channel, id),
    words: (text, { channel, id }) => {
      const hash = named("words", channel, id, plain(text)).slice(0, 22);
      const sketch = sketchOf(text, (feature) =>
        derive("sketch", channel, id, feature).readUInt32BE(0),
      );
      return `${hash}/${sketch}`;
    },
    officer: ({ channel, sender }) =>
      named("officer", channel, sender).slice(0, 16),
  };
}

/** A source of whole numbers that draws the same ones for the same seed, each as likely as any other below its bound. */
function drawFrom(
  derive: (...parts: readonly string[]) => Uint8Array,
  ...seed: readonly string[]
): (bound: number) => number {
  let block: Uint8Array = new Uint8Array();
  let blocks = 0;
  const byte = () => {
    if (block.length === 0) {
      block = derive(...seed, String(blocks));
      blocks += 1;
    }
    const [first = 0] = block;
    block = block.subarray(1);
    return first;
  };
  return (bound) => {
    // Values above the last whole multiple would make low numbers likelier.
    const usable = 256 - (256 % bound);
    let drawn = byte();
    while (drawn >= usable) drawn = byte();
    return drawn % bound;
  };
}

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
