/** What a reporter takes back. */
export type Correction =
  /** Some words are to be left out; null: those spoken of last. */
  | {
      readonly kind: "leave-out";
      readonly words: string | null;
      /** Whether the sentence that holds them is meant. */
      readonly isSentence?: true;
    }
  | Instead;

/**
 * Something is otherwise. At least one of both is known; where `sure` is false they count only if the wrong words were
 * said before.
 */
export interface Instead {
  readonly kind: "instead";
  readonly wrong: string | null;
  readonly right: string | null;
  readonly sure: boolean;
  /** Whether it counts only where both are of one sort, since the form alone may tell something else. */
  readonly alike?: true;
  /** Whether it is open which of both is the wrong one, but for what was told. */
  readonly eitherWay?: true;
  /** What the same message told before it mended itself, and after. */
  readonly around?: string;
}
