import { civilDate } from "../src/clock.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { SayTip } from "./tip-parts.ts";

/** What a reporter is told of a tip: its state, by when to expect more, and whether officers wrote. */
export function stateLines(tip: TipView, now: Date, say: SayTip): string[] {
  const { reference, state, outcome, unit, received, expected } = tip;
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
    ...(hasNews(tip) ? [say("news-waits")] : []),
  ];
}

export function hasNews({ lines }: TipView): boolean {
  return lines.some(({ from }) => from === "officer");
}

export function dayOf(moment: Date): string {
  const [year, month, day] = civilDate(moment).split("-");
  return `${Number(day)}/${Number(month)}/${year ?? ""}`;
}
