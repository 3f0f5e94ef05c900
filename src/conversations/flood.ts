import type { Clock } from "../clock.ts";

// Nobody types faster for long; a flood comes from a script or from a finger left on a button.
const most = 20;
const oneEachMs = 2000;
const toldEachMs = 60_000;

/** How a sender's next message is taken: worked on, turned away with a word, or turned away. */
export type Taken = "in" | "told" | "dropped";

/** Keeps one sender's flood from everybody else's way. Kept in memory: a restart forgives. */
export interface FloodGate {
  take(sender: string, album?: string): Taken;
  /** What was let in could not be kept and will come again. */
  giveBack(sender: string): void;
}

export function createFloodGate(clock: Clock): FloodGate {
  const senders = new Map<
    string,
    { tokens: number; at: number; told: number; album: string | undefined }
  >();
  return {
    take(sender, album) {
      const now = clock.now().getTime();
      const known = senders.get(sender);
      // The pictures of an album are one message.
      if (album !== undefined && known?.album === album) return "in";
      const before = known ?? { tokens: most, at: now, told: -Infinity };
      const tokens = Math.min(
        most,
        before.tokens + (now - before.at) / oneEachMs,
      );
      if (senders.size > 10_000) tidy(now);
      if (tokens >= 1) {
        senders.set(sender, { ...before, tokens: tokens - 1, at: now, album });
        return "in";
      }
      const tell = now - before.told >= toldEachMs;
      const told = tell ? now : before.told;
      senders.set(sender, { tokens, at: now, told, album: undefined });
      return tell ? "told" : "dropped";
    },
    giveBack(sender) {
      const known = senders.get(sender);
      if (known !== undefined)
        senders.set(sender, { ...known, tokens: known.tokens + 1 });
    },
  };

  function tidy(now: number): void {
    for (const [sender, { at }] of senders)
      if (now - at > most * oneEachMs) senders.delete(sender);
  }
}
