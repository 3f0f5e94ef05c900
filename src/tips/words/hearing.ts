import type { FactCues } from "../fact-cues.ts";
import type { TipWords } from "./tip-words.ts";

/** What messages are read with. */
export interface Hearing {
  readonly words: TipWords;
  readonly cues: FactCues;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
}
