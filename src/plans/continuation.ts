import type { Block } from "./blocks.ts";
import { endsSentence } from "./line-breaks.ts";
import type { Genre } from "./genre.ts";
import { anyOf } from "./phrase.ts";

/** Joins paragraphs that the end of a page cut in mid-sentence. Page numbers in between are passed over. */
export type Mender = (blocks: readonly Block[]) => Block[];

export function createMender(genre: Genre): Mender {
  const unfinished = new RegExp(
    `(?:${anyOf(genre.outline.unfinished)}|[,(–-])$`,
    "iu",
  );

  const continues = (first: Block, next: Block): boolean => {
    if (next.label !== undefined || next.cells !== undefined || next.hashes > 0)
      return false;
    if (first.cells !== undefined || first.hashes > 0 || next.emphasized)
      return false;
    if (endsSentence(first.text)) return false;
    if (/^[,;.)\]”’]/u.test(next.text)) return true;
    const prose = isProse(first);
    if (/^\p{Ll}/u.test(next.text)) return prose || unfinished.test(first.text);
    // A capital may begin a name within the sentence; only prose is cut, and only where its end cannot be one.
    return prose && (openBracket(first.text) || unfinished.test(first.text));
  };

  return (blocks) => {
    const mended: Block[] = [];
    let skipped: Block[] = [];
    for (const block of blocks) {
      if (isPageNumber(block)) {
        skipped.push(block);
        continue;
      }
      const last = mended.at(-1);
      if (last !== undefined && continues(last, block)) {
        mended[mended.length - 1] = join(last, block);
        skipped = [];
      } else {
        mended.push(...skipped, block);
        skipped = [];
      }
    }
    return [...mended, ...skipped];
  };
}

// A short numbered line is a heading, which what follows does not continue.
function isProse(block: Block): boolean {
  if (block.emphasized) return false;
  const heads = block.label !== undefined && block.label.kind !== "bullet";
  return (
    block.text.length > (heads ? 110 : 40) ||
    (heads && /[.;:] /u.test(block.text.slice(8)))
  );
}

/** A number alone on its line, as pages carry it. */
export function isPageNumber(block: Block): boolean {
  return /^[-–\s]*\d{1,3}[-–\s]*$/u.test(block.text);
}

function openBracket(text: string): boolean {
  const tail = text.slice(-400);
  return (
    tail.lastIndexOf("“") > tail.lastIndexOf("”") ||
    tail.lastIndexOf("(") > tail.lastIndexOf(")")
  );
}

function join(first: Block, next: Block): Block {
  return {
    ...first,
    to: next.to,
    text: `${first.text} ${next.text}`,
    rows: [...first.rows, ...next.rows],
  };
}
