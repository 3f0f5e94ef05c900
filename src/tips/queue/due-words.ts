import { civilDate } from "../../clock.ts";
import { type Choice, type Reply, wordsOf } from "../../message.ts";
import { dateIn } from "../../text/date-words.ts";
import type { Delivery, Tip } from "../desk/tip.ts";
import { headline, type Noticing, officerChoice } from "./headline.ts";

/** A tip of which something falls due. */
export interface DueTip {
  readonly tip: Tip;
  readonly delivery: Delivery;
}

// More would not be read on a phone; the list shows the rest.
const shown = 10;

/** What falls due of a tip, and when. */
export function dueWords(
  tip: Tip,
  { what, about }: Pick<Delivery, "what" | "about">,
  words: Noticing,
): string {
  const { say, catalog } = words;
  // A clock's key holds its last day where it counts in days, and how many hours or days off it is (clocks.ts).
  const [, clock = "", day, offset = ""] =
    /^(\w+)(?: (\d{4}-\d{2}-\d{2}))? \w+ (-?\d+)[hd]$/.exec(about ?? "") ?? [];
  const is = what === "escalation" && offset === "0" ? "last" : what;
  return say(`officers.due-${clock}-${is}`, {
    tip: headline(tip, words),
    hours: offset,
    date:
      day === undefined
        ? ""
        : dateIn(
            catalog.language,
            civilDate(new Date(`${day}T12:00:00+07:00`)),
          ),
  });
}

/** What falls due of several tips, in one message: what is overdue first, then the oldest. */
export function dueTogether(
  dues: readonly DueTip[],
  buttons: boolean,
  words: Noticing,
): Reply {
  const { say } = words;
  const sorted = dues.toSorted(
    (one, other) =>
      Number(other.delivery.what === "escalation") -
        Number(one.delivery.what === "escalation") ||
      one.tip.received.localeCompare(other.tip.received),
  );
  const first = sorted.slice(0, shown);
  const rest = sorted.length - first.length;
  const text = [
    say("officers.due-together", { count: sorted.length }),
    ...first.map(({ tip, delivery }) => `• ${dueWords(tip, delivery, words)}`),
    ...(rest === 0 ? [] : [say("officers.due-more", { count: rest })]),
  ].join("\n");
  const opening = first.map(({ tip: { reference } }): Choice => ({
    id: officerChoice.open + reference,
    label: say("officers.choose-open", { reference }),
  }));
  return wordsOf(text, buttons ? opening : []);
}
