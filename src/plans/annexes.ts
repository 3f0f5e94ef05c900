import type { Block } from "./blocks.ts";
import { isCapital } from "./line-breaks.ts";
import type { Genre } from "./genre.ts";
import { type Branch, type Outline, readOutline } from "./outline.ts";
import { anyOf, atStart } from "./phrase.ts";
import { joinSplitRows } from "./tables.ts";

/** Arranges what stands behind the signature: each annex under an id of its own, "PL", "PL2" … */
export type AnnexReader = (blocks: readonly Block[]) => Outline;

export function createAnnexReader(genre: Genre): AnnexReader {
  const head = atStart(genre.frame.annex);
  const attached = new RegExp(`^\\(?\\s*${anyOf(genre.frame.attached)}`, "iu");
  const begins = (block: Block) =>
    block.cells === undefined &&
    head.test(block.text) &&
    (isCapital(block.text.slice(0, 8)) || block.text.length < 30);

  return (blocks) => {
    const branches: Branch[] = [];
    const parts: { part: string; from: number; to: number }[] = [];
    let rest = joinSplitRows(blocks);
    for (let count = 1; rest.length > 0; count += 1) {
      const next = rest.findIndex(
        (block, at) => at > 0 && begins(block) && !titleGoesOn(rest, at),
      );
      const annex = next < 0 ? rest : rest.slice(0, next);
      rest = next < 0 ? [] : rest.slice(next);
      const { title, notes, body } = split(annex);
      for (const block of title)
        parts.push({ part: "heading", from: block.from, to: block.to });
      for (const block of notes)
        parts.push({ part: "attachment note", from: block.from, to: block.to });
      const outline = readOutline(
        body,
        {
          id: count === 1 ? "PL" : `PL${count}`,
          heading: title.map((block) => block.text).join(" "),
        },
        () => false,
      );
      branches.push(...outline.branches);
      parts.push(...outline.parts);
    }
    return { branches, parts };
  };

  // "PHỤ LỤC" and "DANH MỤC …" one after the other head one annex.
  function titleGoesOn(blocks: readonly Block[], at: number): boolean {
    return blocks
      .slice(0, at)
      .every((block) => begins(block) || attached.test(block.text));
  }

  function split(annex: readonly Block[]) {
    const title: Block[] = [];
    const notes: Block[] = [];
    let at = 0;
    for (; at < annex.length; at += 1) {
      const block = annex[at];
      if (block === undefined || block.cells !== undefined) break;
      if (attached.test(block.text)) notes.push(block);
      else if (
        at === 0
          ? begins(block)
          : title.length > 0 && title.length < 4 && isTitle(block)
      )
        title.push(block);
      else break;
    }
    return { title, notes, body: annex.slice(at) };
  }

  function isTitle(block: Block): boolean {
    return (
      block.label === undefined &&
      block.text.length < 300 &&
      !/[.:;]$/u.test(block.text)
    );
  }
}
