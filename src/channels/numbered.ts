import type { Reply } from "../message.ts";

/** The text of a reply where there are no buttons: choices follow as a numbered list. */
export function numbered({ text, choices }: Reply): string {
  if (choices.length === 0) return text;
  const list = choices.map(({ label }, at) => `${at + 1}. ${label}`);
  return `${text}\n\n${list.join("\n")}`;
}
