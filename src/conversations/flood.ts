import type { Clock } from "../clock.ts";

// Nobody types faster for long, nor sends pictures one by one; a flood comes from a script or from a finger left on a
// button.
const most = 60;
const oneEachMs = 1000;
const toldEachMs = 60_000;

/** How a sender's next message is taken: worked on, turned away with a word, or turned away. */
export type Taken = "in" | "told" | "dropped";

/** Keeps one sender's flood from everybody else's way. Kept in memory: a restart forgives. */
export interface FloodGate {
  /** @param at when it was sent: what waited at the platform while the desk was down was not sent at once */
  take(sender: string, at: Date, album?: string): Taken;
  /** What was let in could not be kept and will come again. */
  giveBack(sender: string): void;
}

export function createFloodGate(clock: Clock): FloodGate {
  const senders = new Map<
    string,
    { tokens: number; at: number; told: number; album: string | undefined }
  >();
  return {
    take(sender, at, album) {
      const now = clock.now().getTime();
      const sent = Math.min(at.getTime(), now);
      const known = senders.get(sender);
      // The pictures of an album are one message.
      if (album !== undefined && known?.album === album) return "in";
      const before = known ?? { tokens: most, at: sent, told: -Infinity };
      const tokens = Math.min(
        most,
        before.tokens + Math.max(sent - before.at, 0) / oneEachMs,
      );
      if (senders.size > 10_000) tidy(now);
      if (tokens >= 1) {
        senders.set(sender, {
          ...before,
          tokens: tokens - 1,
          at: Math.max(sent, before.at),
          album,
        });
        return "in";
      }
      const tell = now - before.told >= toldEachMs;
      const told = tell ? now : before.told;
      senders.set(sender, {
        tokens,
        at: Math.max(sent, before.at),
        told,
        album: undefined,
      });
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
