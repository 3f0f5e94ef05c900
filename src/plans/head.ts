import type { CivilDate } from "../clock.ts";
import type { Block } from "./blocks.ts";
import { endsSentence, isCapital } from "./line-breaks.ts";
import { civil } from "./dates.ts";
import type { Genre } from "./genre.ts";
import { anyOf, anywhere, atStart, letters, phraseSource } from "./phrase.ts";

/** What stands above the first paragraph. */
export interface Head {
  readonly number: string | null;
  /** The line that holds the number, also where it is illegible. */
  readonly numberLine: number | undefined;
  /** "Trà Vinh", "TP. Trà Vinh": where the document was dated. */
  readonly datedAt: string | null;
  readonly issued: CivilDate | null;
  readonly title: string;
  /** The lines that name the issuing body and those above it. */
  readonly letterhead: readonly string[];
  readonly parts: readonly { part: string; from: number; to: number }[];
  /** Blocks above the title that are none of the known parts. */
  readonly foreign: readonly Block[];
  /** Index of the first block of the body. */
  readonly next: number;
}

/** Reads the head of a plan. Returns undefined where no line names the kind of document: then it is no plan. */
export type HeadReader = (blocks: readonly Block[]) => Head | undefined;

export function createHeadReader(genre: Genre): HeadReader {
  const { frame } = genre;
  const motto = anywhere(frame.motto);
  const kinds = frame.kinds.map((kind) => phraseSource(kind)).join("|");
  const kind = new RegExp(`^(?:${kinds})[\\s:.]*$`, "iu");
  const number = new RegExp(
    `${anyOf(frame.number)}\\s*:\\s*(.*?)\\s*(?:\\||$)`,
    "iu",
  );
  // Day or month may be left blank, to be filled in by hand.
  const blank = "[.…\\s]*";
  const dated = new RegExp(
    `^(?:.*\\|\\s*)?([${letters}.\\s'’-]{2,60}?),?\\s+(?:${frame.dated
      .map((phrase) =>
        phraseSource(phrase, {
          day: `(\\d{1,2}|${blank})`,
          month: `(\\d{1,2}|${blank})`,
          year: "(\\d{4})",
        }),
      )
      .join("|")})`,
    "iu",
  );
  const attached = new RegExp(`^\\(?\\s*${anyOf(frame.attached)}`, "iu");
  const preamble = atStart(frame.preamble);

  return (blocks) => {
    const limit = Math.min(blocks.length, 40);
    let at = -1;
    for (let index = 0; index < limit && at < 0; index += 1)
      if (kind.test(blocks[index]?.text ?? "")) at = index;
    if (at < 0) return undefined;

    const parts: { part: string; from: number; to: number }[] = [];
    const foreign: Block[] = [];
    const letterhead: string[] = [];
    let own: string | null = null;
    let numberLine: number | undefined;
    let datedAt: string | null = null;
    let issued: CivilDate | null = null;
    for (const block of blocks.slice(0, at)) {
      const found = number.exec(block.text);
      const date = dated.exec(block.text);
      if (found !== null && numberLine === undefined) {
        own = toNumber(found[1] ?? "");
        numberLine = block.from;
      }
      if (date !== null) {
        datedAt = (date[1] ?? "").trim();
        issued = civil(Number(date[4]), Number(date[3]), Number(date[2]));
      }
      if (found === null && date === null) {
        const words = block.text.replace(motto, "").trim();
        if (motto.test(block.text)) {
          if (isCapital(words)) letterhead.push(words);
        } else if (isCapital(block.text)) letterhead.push(...block.rows);
        else {
          foreign.push(block);
          continue;
        }
        parts.push({ part: "letterhead", from: block.from, to: block.to });
      } else
        parts.push({
          part: found === null ? "date" : "number",
          from: block.from,
          to: block.to,
        });
    }
    const kindBlock = blocks[at];
    if (kindBlock !== undefined)
      parts.push({ part: "kind", from: kindBlock.from, to: kindBlock.to });

    const title: Block[] = [];
    let next = at + 1;
    for (; next < blocks.length; next += 1) {
      const block = blocks[next];
      if (block === undefined) break;
      if (attached.test(block.text)) {
        parts.push({ part: "attachment note", from: block.from, to: block.to });
        continue;
      }
      if (title.length > 0 && !continuesTitle(block, title)) break;
      title.push(block);
    }
    for (const block of title)
      parts.push({ part: "title", from: block.from, to: block.to });
    return {
      number: own,
      numberLine,
      datedAt,
      issued,
      title: title
        .map((block) => block.text)
        .join(" ")
        .replace(/[\s:;.]+$/u, ""),
      letterhead,
      parts,
      foreign,
      next,
    };
  };

  function continuesTitle(block: Block, title: readonly Block[]): boolean {
    if (block.label !== undefined || block.cells !== undefined) return false;
    if (title.length > 5 || block.text.length > 400 || endsSentence(block.text))
      return false;
    if (preamble.test(block.text) && block.text.length > 100) return false;
    const first = title[0];
    return (
      first === undefined ||
      isCapital(first.text) === isCapital(block.text) ||
      /^[“"(]/u.test(block.text) ||
      block.text.length < 200
    );
  }
}

// "41 /KH-UBND" is one number written apart; "/KH-UBND" alone is one that the scan lost.
function toNumber(written: string): string | null {
  const joined = written
    .replace(/\s*\/\s*/gu, "/")
    .replace(/\s*[-–]\s*/gu, "-")
    .trim();
  const found = /^(\d+[\p{L}\d]*(?:\/[\p{L}\d&.-]+)+)/u.exec(
    joined.replace(/\s+/gu, " "),
  );
  return found?.[1]?.replace(/[.,-]+$/u, "") ?? null;
}
