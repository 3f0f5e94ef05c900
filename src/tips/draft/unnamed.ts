import type { Draft } from "../../session.ts";
import { tokenize } from "../../text/tokens.ts";
import { leaveOut, type Reread } from "./correct.ts";
import { stayAnonymous } from "./draft.ts";
import type { Sorting } from "./pieces.ts";

const phone = /(?<!\d)\+?\d(?:[ .-]?\d){8,10}(?!\d)/u;

/** The report of somebody who wishes no name: without the parts of what was said that give theirs, or their number. */
export function unnamed(draft: Draft, sorting: Sorting, reread: Reread): Draft {
  const parts = draft.said.flatMap(({ text }) =>
    text.split(/[,;\n]|\.(?=\s|$)/u).map((part) => part.trim()),
  );
  const without = parts
    .filter((part) => namesWriter(part, sorting))
    .reduce(
      (rest, part) => leaveOut(rest, part, () => true, reread, true) ?? rest,
      draft,
    );
  return stayAnonymous(without);
}

/** Whether a part of a sentence tells who writes it or how to reach them, and of nobody else. */
function namesWriter(part: string, { words }: Sorting): boolean {
  const tokens = tokenize(part);
  if (words.find("theirs", tokens).length > 0) return false;
  const begin = words.fillerFrom(tokens, 0);
  const self = words.find("self", tokens).find(({ from }) => from <= begin);
  const name = tokens[self?.to ?? tokens.length];
  const isNamed = name !== undefined && /^\p{Lu}/u.test(part.slice(name.start));
  const isReached =
    self !== undefined || words.find("reach", tokens).length > 0;
  return isNamed || (isReached && phone.test(part));
}
