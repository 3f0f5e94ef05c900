import type { Rates } from "../channels/channel.ts";
import type { Clock } from "../clock.ts";

// A notice is what the desk sends unasked. Platforms bound how many of those a bot sends in a second; answers to people
// who have just written are not bound by that, but they count (Telegram Bot FAQ, "My bot is hitting limits").

/** Whose turn it is to send on one channel. */
export interface Pace {
  /**
   * For how many whole milliseconds the next message to the conversation has to wait; 0: it goes out now, and counts.
   * Whoever has waited asks again, and may ask for something more urgent meanwhile: nothing waits for a notice.
   */
  wait(to: string, kind: { group: boolean; notice: boolean }): number;
  /** The platform wants nothing sent to the conversation for so many milliseconds. */
  hold(to: string, ms: number): void;
  /** What went out to the conversation lately, also from other processes, as moments in ms since the epoch, in order. */
  recall(to: string, moments: readonly number[]): void;
}

// Short bursts pass (same source): an answer in several pieces goes out at once.
const burst = 3;
const minuteMs = 60_000;
const secondMs = 1000;
// Clocks here and there, and the network between, do not agree to the millisecond.
const margin = 1.02;
// A turn that was not taken when it came is nobody's: many such, taken together, would be too many at once.
const lateMs = 1000;

/** Tokens that grow back with time. */
interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** @param share the part of the rate for all conversations that is this process's, 0 to 1, as long as it is asked */
export function createPace(
  rates: Rates,
  clock: Clock,
  share: () => number = () => 1,
): Pace {
  const buckets = new Map<string, Bucket>();
  /** All that went out in the last second. */
  let second: readonly number[] = [];
  /** The last messages to each group. */
  const minutes = new Map<string, readonly number[]>();
  const holds = new Map<string, number>();
  /** Of the conversations that have a notice waiting. */
  const turns = new Map<string, number>();
  const perSecond = () => Math.max(1, Math.floor(rates.perSecond * share()));
  const spacing = () => (1000 / (rates.perSecond * share())) * margin;
  const eachMs = rates.perConversationMs * margin;
  let nextNotice = 0;
  let allHeldUntil = 0;

  return {
    wait(to, { group, notice }) {
      const now = clock.now().getTime();
      const own = Math.max(
        heldUntil(to),
        grownAt(to, now),
        group ? roomAt(to) : 0,
      );
      if (own > now) {
        turns.delete(to);
        return Math.ceil(own - now);
      }
      if (notice && share() === 0) return secondMs;
      if (notice) {
        const turn = turnOf(to, now);
        // Turns that were taken late would crowd together.
        const room = Math.max(turn, secondAt(now));
        if (room > now) return Math.ceil(room - now);
        turns.delete(to);
      } else
        nextNotice = Math.max(nextNotice, now) + (share() > 0 ? spacing() : 0);
      count(to, group, now);
      return 0;
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
    recall(to, moments) {
      if (moments.length === 0) return;
      let bucket: Bucket = { tokens: burst, at: 0 };
      for (const at of moments) bucket = { tokens: grown(bucket, at) - 1, at };
      if (eachMs > 0) buckets.set(to, bucket);
      if (Number.isFinite(rates.perGroupMinute))
        minutes.set(to, moments.slice(-rates.perGroupMinute));
    },
  };

  /** When a notice may go out, after those that came before it. */
  function turnOf(to: string, now: number): number {
    const known = turns.get(to);
    if (known !== undefined && now - known <= lateMs) return known;
    const turn = Math.max(now, nextNotice);
    nextNotice = turn + spacing();
    turns.set(to, turn);
    return turn;
  }

  function heldUntil(to: string): number {
    return Math.max(holds.get(to) ?? 0, allHeldUntil);
  }

  /** When there is a token of the conversation. */
  function grownAt(to: string, now: number): number {
    return now + Math.max(1 - tokensOf(to, now), 0) * eachMs;
  }

  function tokensOf(to: string, now: number): number {
    const bucket = buckets.get(to);
    return bucket === undefined || eachMs === 0 ? burst : grown(bucket, now);
  }

  function grown({ tokens, at }: Bucket, now: number): number {
    return Math.min(burst, tokens + Math.max(now - at, 0) / eachMs);
  }

  /** When a group has room for one more in its minute. */
  function roomAt(to: string): number {
    const last = minutes.get(to) ?? [];
    const [first] = last;
    return first === undefined || last.length < rates.perGroupMinute
      ? 0
      : first + minuteMs * margin;
  }

  /** When one more has room in the second; answers that filled it are not held back themselves. */
  function secondAt(now: number): number {
    second = second.filter((at) => at > now - secondMs * margin);
    const first = second.at(-perSecond());
    return first === undefined ? now : first + secondMs * margin;
  }

  function count(to: string, group: boolean, now: number): void {
    if (Number.isFinite(rates.perSecond))
      second = [...second.slice(1 - rates.perSecond), now];
    if (eachMs > 0) buckets.set(to, { tokens: tokensOf(to, now) - 1, at: now });
    if (group && Number.isFinite(rates.perGroupMinute))
      minutes.set(
        to,
        [...(minutes.get(to) ?? []), now].slice(-rates.perGroupMinute),
      );
    if (buckets.size > 10_000) tidy(now);
  }

  // What has grown back in full or has passed says nothing any more.
  function tidy(now: number): void {
    for (const [key, { at }] of buckets)
      if (now - at > minuteMs) buckets.delete(key);
    for (const [key, last] of minutes)
      if (now - (last.at(-1) ?? 0) > minuteMs * margin) minutes.delete(key);
    for (const [key, held] of holds) if (held <= now) holds.delete(key);
    for (const [key, turn] of turns) if (now - turn > lateMs) turns.delete(key);
  }
}
