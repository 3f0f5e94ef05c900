import { type Answer, refused, tooMany } from "./answer.ts";

/** What may go wrong with one call. */
export type Fault =
  /** Telegram says no. */
  | { readonly kind: "answer"; readonly answer: Answer }
  /** A gateway answers in Telegram's place. */
  | { readonly kind: "html"; readonly status: number }
  /** The connection breaks, before the call took effect or after. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** No answer comes, until the caller goes. */
  | { readonly kind: "hang" };

export const faults = {
  refused: (code: number, description: string): Fault => ({
    kind: "answer",
    answer: refused(code, description),
  }),
  tooMany: (retryAfter: number): Fault => ({
    kind: "answer",
    answer: tooMany(retryAfter),
  }),
  html: (status: number): Fault => ({ kind: "html", status }),
  reset: (when: "before" | "after"): Fault => ({ kind: "reset", when }),
  hang: { kind: "hang" },
} satisfies Record<string, Fault | ((...given: never[]) => Fault)>;

/** Faults that wait for their calls, in the order they were set. */
export function createFaults() {
  const waiting = new Map<string, Fault[]>();
  return {
    set(method: string, fault: Fault, times: number): void {
      const queue = waiting.get(method) ?? [];
      queue.push(...Array.from({ length: times }, () => fault));
      waiting.set(method, queue);
    },
    clear: (method: string) => waiting.delete(method),
    take: (method: string): Fault | undefined => waiting.get(method)?.shift(),
  };
}
