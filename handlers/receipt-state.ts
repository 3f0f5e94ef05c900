import { civilDate } from "../src/clock.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { SayTip } from "./tip-parts.ts";

/** What a reporter is told of a tip: its state, by when to expect more, and whether officers wrote. */
export function stateLines(tip: TipView, now: Date, say: SayTip): string[] {
  const { reference, state, outcome, unit, received, expected } = tip;
  const written = tip.lines.filter(({ from }) => from === "officer");
  const last = written.at(-1);
  // What was answered has been read.
  const isUnanswered = tip.lines.at(-1)?.from === "officer";
  const said =
    state === "closed" && outcome !== null
      ? say(`outcome-${outcome}`)
      : say(`state-${state}`);
  return [
    say("state", { reference, day: dayOf(received), unit }),
    said,
    ...(expected === undefined
      ? []
      : [
          say(expected < now ? "expected-late" : "expected", {
            day: dayOf(expected),
            unit,
          }),
        ]),
    // Whoever looks has asked to see it, and is to answer it.
    ...(tip.asked && last !== undefined
      ? [say("officer-wrote", { text: last.text })]
      : []),
    ...(isUnanswered && !tip.asked ? [say("news-waits")] : []),
  ];
}

export function hasNews({ lines }: TipView): boolean {
  return lines.some(({ from }) => from === "officer");
}

/** "19:05", in Vietnam. */
export function clockTimeOf(moment: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Ho_Chi_Minh",
  }).format(moment);
}

export function dayOf(moment: Date): string {
  const [year, month, day] = civilDate(moment).split("-");
  return `${Number(day)}/${Number(month)}/${year ?? ""}`;
}
