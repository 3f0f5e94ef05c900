/** Tokens of a question whose meaning is known, by their places. */
export class TakenTokens extends Set<number> {
  /** Takes all tokens of the spans. */
  take(spans: Iterable<{ readonly from: number; readonly to: number }>): void {
    for (const { from, to } of spans)
      for (let at = from; at < to; at += 1) this.add(at);
  }
}
