import type { Block } from "./blocks.ts";
import { isCapital } from "./line-breaks.ts";
import type { Genre } from "./genre.ts";
import { atStart } from "./phrase.ts";

/** What stands below the last paragraph. */
export interface Tail {
  readonly recipients: readonly string[];
  readonly signatory: { name: string; role: string | null } | null;
  readonly parts: readonly { part: string; from: number; to: number }[];
  readonly foreign: readonly Block[];
  /** Index of the first block that is no longer the body. */
  readonly first: number;
  /** Index of the first block of the annexes; the number of blocks where there are none. */
  readonly annex: number;
}

export type TailReader = (blocks: readonly Block[], from: number) => Tail;

export function createTailReader(genre: Genre): TailReader {
  const { frame } = genre;
  const recipientsHead = atStart(frame.recipients);
  const authority = atStart(
    frame.authority.map((word) => word.toUpperCase()),
    "u",
  );
  const onBehalf = atStart(frame.onBehalf);
  const role = atStart(frame.roles);
  const annexHead = atStart(frame.annex);
  const isAnnex = (block: Block) =>
    annexHead.test(block.text) &&
    (isCapital(block.text.slice(0, 7)) || block.text.length < 40);
  const isRole = (text: string) =>
    text.length < 90 &&
    (authority.test(text) || (role.test(text) && isCapital(text)));

  return (blocks, from) => {
    let first = blocks.length;
    for (let index = from; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined) continue;
      if (recipientsHead.test(block.text) && block.text.length < 200) {
        first = index;
        break;
      }
      if (isRole(block.text) || isAnnex(block)) {
        first = index;
        break;
      }
    }
    const parts: { part: string; from: number; to: number }[] = [];
    const foreign: Block[] = [];
    const recipients: string[] = [];
    const roles: string[] = [];
    let name: string | null = null;
    let listing = false;
    let index = first;
    for (; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined) break;
      const place = (part: string) =>
        parts.push({ part, from: block.from, to: block.to });
      if (recipientsHead.test(block.text)) {
        listing = true;
        const rest = block.text
          .replace(recipientsHead, "")
          .replace(/^[\s:]+/u, "");
        if (rest !== "") recipients.push(...splitRecipients(rest));
        place("recipients");
      } else if (isRole(block.text)) {
        roles.push(...block.rows);
        place("signature");
      } else if (isAnnex(block) || block.cells !== undefined) break;
      else if (listing && block.label?.kind === "bullet") {
        recipients.push(
          ...splitRecipients(block.text.slice(block.label.length)),
        );
        place("recipients");
      } else if (name === null && nameIn(block) !== undefined) {
        name = nameIn(block) ?? null;
        place("signature");
      } else if (roles.length > 0 && /^\([^()]{2,40}\)$/u.test(block.text)) {
        place("signature");
      } else if (
        listing &&
        name === null &&
        roles.length === 0 &&
        block.text.length < 200
      ) {
        recipients.push(...splitRecipients(block.text));
        place("recipients");
      } else if (
        roles.length > 0 &&
        name === null &&
        isCapital(block.text) &&
        block.text.length < 90
      ) {
        roles.push(...block.rows);
        place("signature");
      } else foreign.push(block);
    }
    return {
      recipients,
      signatory: name === null ? null : { name, role: toRole(roles) },
      parts,
      foreign,
      first,
      annex: index,
    };
  };

  // "TM. ỦY BAN NHÂN DÂN" says for whom; what follows says who.
  function toRole(rows: readonly string[]): string | null {
    const own = rows.filter((row) => !onBehalf.test(row));
    return own.length === 0 ? null : own.join(", ");
  }
}

// OCR leaves the initials of who typed the page behind the last recipient.
function splitRecipients(text: string): string[] {
  return text
    .split(/;\s+[-–]\s+|;\s*$/u)
    .map((one) => one.replace(/[;.](?:\s*[\p{Ll}\d]{1,3})?\s*$/u, "").trim())
    .filter((one) => one !== "");
}

// "(Đã ký)" may stand above the name.
function nameIn({ rows }: Block): string | undefined {
  const last = rows.at(-1) ?? "";
  const remarks = rows.slice(0, -1).every((row) => /^\(.*\)$/u.test(row));
  return isName(last) && remarks ? last : undefined;
}

function isName(text: string): boolean {
  return /^(?:\p{Lu}\p{L}*\.\s*)*\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,5}$/u.test(
    text,
  );
}
