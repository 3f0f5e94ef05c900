import { civilDate } from "../src/clock.ts";
import type { Reply } from "../src/message.ts";
import {
  type Month,
  monthAsked,
  monthBefore,
  monthTable,
} from "../src/nudges/months.ts";
import { monthReply } from "../src/nudges/month-wording.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { tablesOf, tablesOfYear } from "../src/nudges/table.ts";
import { tableReply, withUnnamed } from "../src/nudges/table-wording.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import {
  type NudgeParts,
  nudgeStep,
  reportsIn,
  sayIn,
  told,
} from "./nudge-parts.ts";
import { createStandingPlace } from "./nudge-standing-place.ts";

const chooseTable = "report-table:";
// The month that waits for its place to be chosen.
const monthKey = "report-month";

/** What stands now, or what fell due in a month or, where that is null, in a year. */
type Wanted = "now" | Month | { readonly year: number; readonly month: null };

/** Shows officers and admins which agency has reported and which is late. For everybody else there is no such thing. */
export function createReportTableHandler(parts: NudgeParts): Handler {
  const { catalogs, nudges, places } = parts;
  const asking = createNudgeAsking(parts);
  const placeFor = createStandingPlace(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const chosen = places.find(
      (place) => choice !== undefined && isChoice(choice, chooseTable + place),
    );
    const wanted =
      choice === undefined
        ? wish(text)
        : chosen === undefined
          ? undefined
          : monthOf(session.pending[monthKey]);
    if (wanted === undefined || !(await mayStand(nudges, message)))
      return undefined;
    if (wanted === "impossible")
      return told(reportsIn(parts, session)("month-impossible"), session);
    const place = chosen ?? (await placeFor(text, message, session));
    if (place === undefined) return ask(text, wanted, session);
    const reply = await replyOf(place, wanted, session);
    return nudgeStep([reply], { ...session, pending: {} }, "question");
  };

  function wish(text: string): Wanted | "impossible" | undefined {
    const { cues, clock } = nudges;
    const isTable = cues.says("table", text);
    if (!isTable && !cues.says("monthTable", text)) return undefined;
    const today = civilDate(clock.now());
    const year = /(?<![\d/])(20\d{2})(?!\d)/u.exec(text)?.[1];
    const ofYear =
      year === undefined ? undefined : { year: Number(year), month: null };
    return (
      monthAsked(text, today, cues) ??
      ofYear ??
      (isTable ? "now" : monthBefore(today))
    );
  }

  async function replyOf(
    place: string,
    wanted: Wanted,
    { language }: Session,
  ): Promise<Reply> {
    const catalog = catalogs[language];
    const { names, unnamed } = await nudges.units.bodies(place);
    const reply = await worded();
    return withUnnamed(reply, unnamed, catalog);

    async function worded(): Promise<Reply> {
      if (wanted === "now")
        return tableReply(place, await tablesOf(place, names, nudges), catalog);
      const { year, month } = wanted;
      if (month === null) {
        const tables = await tablesOfYear(place, names, year, nudges);
        return tableReply(place, tables, catalog);
      }
      const table = await monthTable(place, names, { year, month }, nudges);
      return monthReply(place, table, catalog);
    }
  }

  function ask(text: string, wanted: Wanted, session: Session): Step {
    const named = asking.placesNamed(text);
    const choices = (named.length > 1 ? named : places).map((name) => ({
      id: chooseTable + name,
      label: name,
    }));
    const pending: Session["pending"] =
      wanted === "now"
        ? {}
        : { [monthKey]: `${wanted.year}-${wanted.month ?? ""}` };
    const words = sayIn(parts, session)("table-place");
    return told(words, { ...session, pending }, choices, "question");
  }
}

function monthOf(kept: string | undefined): Wanted {
  const [year, month] = (kept ?? "").split("-").map(Number);
  if (year === undefined || year === 0) return "now";
  return month ? { year, month } : { year, month: null };
}
