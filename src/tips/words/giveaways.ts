import { hear, type Hearing } from "./hear.ts";

/** Stretches of a text that may tell who wrote it. A whole neighbourhood tells on nobody. */
export function giveawaysIn(text: string, hearing: Hearing): readonly string[] {
  return hear(text, hearing).giveaways;
}
