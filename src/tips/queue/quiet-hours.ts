import type { Delivery, Tip } from "../desk/tip.ts";

// Who is seen with a lit phone at night may have to explain it, so between 22:00 and 6:00 in Vietnam a reporter is told
// nothing, with two exceptions:
//
// - who wrote just now has the chat open;
// - a question that an officer asks. A person asks at night because it cannot wait: the men are there now, the trace
//   will be gone by the morning. It goes to who wrote on the day that this night ends, or in the night itself, and still
//   waits for word; and it goes once: a further one waits for the morning unless the first was answered. Where the tip
//   is about violence in the home or against a child, whoever did it may sleep in the same room, so then only to who
//   wrote in this very night.
//
// What the desk itself has to tell ("there is news") always waits.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const offsetMs = 7 * hourMs;
const evening = 22;
const morning = 6;
const justNowMs = 15 * minuteMs;

const atHome: ReadonlySet<string> = new Set(["crime-domestic", "crime-child"]);

type Told = Pick<Tip, "lines" | "received" | "routed">;

/** When a reporter may be told something at the earliest. */
export function mayBeTold(
  tip: Told,
  { what, about }: Pick<Delivery, "what" | "about">,
  now: Date,
): Date {
  const day = daytime(now);
  const isNow =
    day.getTime() === now.getTime() ||
    now.getTime() - lastWord(tip) <= justNowMs ||
    (what === "question" && mayBeAsked(tip, about, day));
  return isNow ? now : day;
}

/** The same moment where it is day in Vietnam, otherwise the next 6:00. */
export function daytime(now: Date): Date {
  const local = now.getTime() + offsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const hour = (local - midnight) / hourMs;
  if (hour >= morning && hour < evening) return now;
  const next = midnight + morning * hourMs + (hour < morning ? 0 : dayMs);
  return new Date(next - offsetMs);
}

/** Whether an officer's question may reach a reporter in the night that ends at a moment. */
function mayBeAsked(tip: Told, about: string | null, ends: Date): boolean {
  const began = ends.getTime() - (morning + 24 - evening) * hourMs;
  const dayBegan = ends.getTime() - dayMs;
  const isHome = tip.routed.kinds.some((kind) => atHome.has(kind));
  const last = lastWord(tip);
  const isOpen = tip.lines.some(
    ({ id, from, asks, at }) =>
      id !== about &&
      from === "officer" &&
      asks &&
      Date.parse(at) >= Math.max(began, last),
  );
  return last >= (isHome ? began : dayBegan) && !isOpen;
}

function lastWord({ lines, received }: Told): number {
  const line = lines.findLast(({ from }) => from === "reporter");
  return Date.parse(line?.at ?? received);
}
