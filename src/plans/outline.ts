import type { Block } from "./blocks.ts";
import { endsSentence, isCapital } from "./line-breaks.ts";
import type { Label } from "./label.ts";
import type { Section } from "./plan.ts";

/** A section under construction, with what later steps need to know of it. */
export interface Branch {
  readonly section: Section;
  readonly depth: number;
  readonly label: Label | undefined;
  readonly parent: Branch | undefined;
  /** For each paragraph the block it was made of. */
  readonly sources: Block[];
}

/** The body as a tree, in the order of the text, and the lines that are headings only. */
export interface Outline {
  readonly branches: readonly Branch[];
  readonly parts: readonly { part: string; from: number; to: number }[];
}

// Unlabelled headings lie below every numbered one, except capitals, which lie with the Roman numerals.
const capitalDepth = 2;
const plainDepth = 8;

/** Arranges blocks under their headings. `root` names the section for what stands before the first heading. */
export function readOutline(
  blocks: readonly Block[],
  root: { id: string; heading: string },
  isAgencyHeading: (text: string) => boolean,
): Outline {
  const parts: { part: string; from: number; to: number }[] = [];
  const ids = new Set<string>();
  const top = branch(root.id, root.heading, 0, undefined, undefined);
  const branches = [top];
  const prefix = root.id === "0" ? "" : root.id;
  let stack: Branch[] = [];
  let unnumbered = 0;
  let current = top;
  ids.add(root.id);

  blocks.forEach((block, index) => {
    const lettered = stack.at(-1)?.label?.kind === "letter";
    const label = asSectionLabel(block, blocks[index + 1], lettered);
    const heading = headingOf(block, label, blocks[index + 1], isAgencyHeading);
    if (label === undefined && heading === undefined) {
      add(current, block, block.text);
      return;
    }
    const depth =
      label?.depth ?? (isCapital(block.text) ? capitalDepth : plainDepth);
    stack = stack.filter((open) => open.depth < depth);
    current = branch(
      unique(idOf(label)),
      heading?.text ?? "",
      stack.length + 1,
      label,
      stack.at(-1),
      depth,
    );
    branches.push(current);
    stack.push(current);
    const rest =
      heading === undefined
        ? block.text.slice(label?.length ?? 0)
        : heading.rest;
    if (rest === "")
      parts.push({ part: "heading", from: block.from, to: block.to });
    else add(current, block, rest);
  });
  return {
    branches:
      top.section.paragraphs.length === 0 &&
      branches.length > 1 &&
      root.id === "0"
        ? branches.slice(1)
        : branches,
    parts,
  };

  function idOf(label: Label | undefined): string {
    unnumbered += label === undefined ? 1 : 0;
    const own = label === undefined ? `§${unnumbered}` : label.text;
    // "1.2" already says that it lies under "1".
    const above =
      label?.kind === "number"
        ? stack.findLast((open) => open.label?.kind !== "number")
        : stack.at(-1);
    const base = above?.section.id ?? prefix;
    return base === "" ? own : `${base}.${own}`;
  }

  // Numbering that begins anew under the same heading must not make two sections one.
  function unique(id: string): string {
    let candidate = id;
    for (let count = 2; ids.has(candidate); count += 1)
      candidate = `${id}(${count})`;
    ids.add(candidate);
    return candidate;
  }
}

function branch(
  id: string,
  heading: string,
  level: number,
  label: Label | undefined,
  parent: Branch | undefined,
  depth = 0,
): Branch {
  return {
    section: { id, heading, level, paragraphs: [], spans: [] },
    depth,
    label,
    parent,
    sources: [],
  };
}

/** The headings a section stands under, its own first. */
export function headingsOf(branch: Branch): string[] {
  const headings: string[] = [];
  for (let at: Branch | undefined = branch; at !== undefined; at = at.parent)
    headings.push(at.section.heading);
  return headings;
}

function add(target: Branch, block: Block, text: string): void {
  target.section.paragraphs.push(text);
  target.section.spans.push({ from: block.from, to: block.to });
  target.sources.push(block);
}

// A letter makes a section only where it heads further items, or follows one that does; else it labels a paragraph.
function asSectionLabel(
  block: Block,
  next: Block | undefined,
  lettered: boolean,
): Label | undefined {
  const { label } = block;
  if (label === undefined || label.kind === "bullet") return undefined;
  if (label.kind !== "letter" || lettered) return label;
  const heads = next?.label !== undefined && next.label.depth > label.depth;
  return heads && block.text.length < 160 && !/\.$/u.test(block.text)
    ? label
    : undefined;
}

interface Heading {
  readonly text: string;
  /** What follows the heading on its own line; empty when it stands alone. */
  readonly rest: string;
}

function headingOf(
  block: Block,
  label: Label | undefined,
  next: Block | undefined,
  isAgencyHeading: (text: string) => boolean,
): Heading | undefined {
  if (block.cells !== undefined) return undefined;
  const text = block.text.slice(label?.length ?? 0).trim();
  if (label === undefined) {
    const set =
      block.hashes > 0 ||
      block.emphasized ||
      (isCapital(text) && text.includes(" "));
    return set &&
      block.label === undefined &&
      text.length < 200 &&
      !/[.;,]$/u.test(text) &&
      next !== undefined
      ? { text: trimColon(text), rest: "" }
      : undefined;
  }
  const inline = inlineHeading(block, text, isAgencyHeading);
  if (inline !== undefined) return inline;
  const opens =
    next !== undefined && next.from > block.from && leadsOn(next, label);
  if (!opens) {
    // Nothing stands under it, so it is itself what the section says, unless it is plainly a title.
    return block.emphasized ||
      isCapital(text) ||
      (next === undefined ? false : text.length < 60 && !endsSentence(text))
      ? whole(text, block)
      : undefined;
  }
  const limit =
    /:$/u.test(text) || block.emphasized || block.hashes > 0 ? 260 : 220;
  const sentences = /[.;] \p{Lu}/u.test(text);
  return text.length <= limit &&
    !sentences &&
    (!/[.;]$/u.test(text) || text.length < 180 || block.emphasized)
    ? { text: trimColon(text), rest: "" }
    : undefined;
}

// A whole sentence set bold with nothing under it is content, not a heading.
function whole(text: string, block: Block): Heading | undefined {
  return /\.$/u.test(text) && text.length > 60 && block.emphasized
    ? undefined
    : { text: trimColon(text), rest: "" };
}

function leadsOn(next: Block, label: Label): boolean {
  if (next.label === undefined) return true;
  return next.label.depth > label.depth;
}

function inlineHeading(
  block: Block,
  text: string,
  isAgencyHeading: (text: string) => boolean,
): Heading | undefined {
  if (block.lead !== undefined) {
    const lead = block.lead.slice(0);
    const at = text.indexOf(lead);
    const rest =
      at === 0 ? text.slice(lead.length).replace(/^[\s:.]+/u, "") : "";
    if (at === 0 && rest !== "" && lead.length < 200)
      // "**Sở Y tế** là cơ quan …": the sentence needs its subject.
      return {
        text: trimColon(lead),
        rest: /^\p{Ll}/u.test(rest) && !/:\s*$/u.test(lead) ? text : rest,
      };
  }
  const colon = text.indexOf(": ");
  if (colon <= 0 || colon > 160) return undefined;
  const head = text.slice(0, colon);
  return isAgencyHeading(head)
    ? { text: head, rest: text.slice(colon + 1).trim() }
    : undefined;
}

function trimColon(text: string): string {
  return text.replace(/[\s:.;]+$/u, "").trim();
}
