import type { Catalog } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import { dateIn } from "../src/text/date-words.ts";
import type { Listed } from "../src/tips/desk/listed.ts";
import { headline } from "../src/tips/queue/headline.ts";
import type { Unit } from "../src/tips/unit.ts";

/** A tip in a list: reference, kind, place, how it stands, day of receipt. */
export function tipLine(
  { reference, like, at }: Listed,
  catalog: Catalog,
  units: readonly Unit[],
): string {
  const { say, language } = catalog;
  return [
    headline({ reference, ...like }, { say, catalog, units }),
    like.merged === null
      ? say(`officers.state-${like.shown}`)
      : say("officers.merged", { reference: like.merged }),
    ...(like.reopened ? [say("officers.reopened-short")] : []),
    dateIn(language, civilDate(new Date(at * 1000))),
  ].join(" · ");
}
