import { type Ask, isHeard } from "../src/figures/ask.ts";
import type { Message } from "../src/message.ts";
import { civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import { dateOf } from "../src/nudges/days.ts";
import type { FigureParts } from "./figure-parts.ts";

/** A unit that was asked for a figure. */
export interface Question {
  readonly ask: Ask;
  readonly agency: string;
}

// Later than this nobody sums up any more.
const lateDays = 30;

/** What somebody may answer now, for the units that they speak for; what was asked last comes first. */
export async function openQuestions(
  message: Message,
  { desk }: FigureParts,
): Promise<readonly Question[]> {
  const today = civilDate(desk.clock.now());
  const found: Question[] = [];
  for await (const ask of desk.asks.each()) {
    const { lastDay } = ask;
    if (!isHeard(ask) || lastDay === null) continue;
    if (today > addDays(dateOf(lastDay), lateDays)) continue;
    const agencies = await desk.units.spokenFor(message, ask);
    found.push(...agencies.map((agency) => ({ ask, agency })));
  }
  return found.sort((one, other) =>
    (other.ask.asked ?? "").localeCompare(one.ask.asked ?? ""),
  );
}
