import type { Rates } from "../channels/channel.ts";
import type { Clock, Timers } from "../clock.ts";

// A notice is what the desk sends unasked. Platforms bound how many of those a bot sends in a second; answers to people
// who have just written are not bound by that, but they count (Telegram Bot FAQ, "My bot is hitting limits").

/** Whose turn it is to send on one channel. */
export interface Pace {
  /** Fulfils when the next message to the conversation may go out. */
  turn(to: string, kind: { group: boolean; notice: boolean }): Promise<void>;
  /** The platform wants nothing sent to the conversation for so many milliseconds. */
  hold(to: string, ms: number): void;
}

// Short bursts pass (same source): an answer in several pieces goes out at once.
const burst = 3;
const minuteMs = 60_000;
// Clocks here and there, and the network between, do not agree to the millisecond.
const margin = 1.02;

/** Tokens that grow back with time; taken before they are there, they are owed. */
interface Bucket {
  tokens: number;
  at: number;
}

export function createPace(rates: Rates, clock: Clock, timers: Timers): Pace {
  const buckets = new Map<string, Bucket>();
  const holds = new Map<string, number>();
  const spacing = (1000 / rates.perSecond) * margin;
  let nextNotice = 0;
  let allHeldUntil = 0;

  return {
    async turn(to, { group, notice }) {
      const now = clock.now().getTime();
      let ready = Math.max(now, taken(to, group, now));
      if (notice) {
        ready = Math.max(ready, nextNotice);
        nextNotice = ready + spacing;
      } else nextNotice = Math.max(nextNotice, now) + spacing;
      await until(ready);
      for (let held = heldUntil(to); held > clock.now().getTime();)
        held = (await until(held), heldUntil(to));
    },
    hold(to, ms) {
      const now = clock.now().getTime();
      const others = [...holds.entries()].some(
        ([key, held]) => key !== to && held > now,
      );
      holds.set(to, now + ms);
      // Told so of two conversations at once, the platform means all of them.
      if (others) allHeldUntil = Math.max(allHeldUntil, now + ms);
      tidy(now);
    },
  };

  /** Takes a token of the conversation, and tells when it is there. */
  function taken(to: string, group: boolean, now: number): number {
    const most = group ? rates.perGroupMinute : burst;
    const each = group
      ? (minuteMs / rates.perGroupMinute) * margin
      : rates.perConversationMs;
    if (each === 0 || !Number.isFinite(most)) return now;
    const bucket = buckets.get(to) ?? { tokens: most, at: now };
    const tokens = Math.min(most, bucket.tokens + (now - bucket.at) / each) - 1;
    buckets.set(to, { tokens, at: now });
    if (buckets.size > 10_000) tidy(now);
    return tokens >= 0 ? now : now - tokens * each;
  }

  function heldUntil(to: string): number {
    return Math.max(holds.get(to) ?? 0, allHeldUntil);
  }

  // What has grown back in full or has passed says nothing any more.
  function tidy(now: number): void {
    for (const [key, { tokens, at }] of buckets)
      if (tokens >= 0 && now - at > minuteMs) buckets.delete(key);
    for (const [key, held] of holds) if (held <= now) holds.delete(key);
  }

  async function until(moment: number): Promise<void> {
    const ms = moment - clock.now().getTime();
    if (ms <= 0) return;
    await new Promise<void>((resolve) => timers.after(ms, resolve));
  }
}
