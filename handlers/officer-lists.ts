import type { Catalog } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import { wordsOf } from "../src/message.ts";
import { countsOf } from "../src/tips/desk/counts.ts";
import type { Summary } from "../src/tips/desk/summaries.ts";
import { headline } from "../src/tips/queue/notices.ts";
import { dateIn } from "../src/text/date-words.ts";
import { talk } from "./handler.ts";
import {
  officerChoiceId,
  type OfficerHandler,
  type OfficerParts,
} from "./officer-parts.ts";

// More would not be looked through on a phone.
const shown = 10;

/** What concerns no one tip: what is next, what waits, and counts. */
export function createOfficerLists({
  catalogs,
  officering,
  units,
}: OfficerParts): Readonly<
  Record<"next" | "list" | "stats" | "resend", OfficerHandler>
> {
  return { next, list, stats, resend: list };

  async function next(
    wanted: Parameters<OfficerHandler>[0],
  ): ReturnType<OfficerHandler> {
    const { officer, session } = wanted;
    await officering.looked(officer, "next");
    const waiting = (await officering.list(officer)).filter(
      ({ holder }) => holder === null,
    );
    return listed(waiting.slice(0, 1), waiting.length, session);
  }

  async function list(
    wanted: Parameters<OfficerHandler>[0],
  ): ReturnType<OfficerHandler> {
    const { officer, session } = wanted;
    await officering.looked(officer, "list");
    const all = await officering.list(officer);
    return listed(all.slice(0, shown), all.length, session);
  }

  function listed(
    tips: readonly Summary[],
    count: number,
    session: Parameters<OfficerHandler>[0]["session"],
  ) {
    const catalog = catalogs[session.language];
    const { say } = catalog;
    if (tips.length === 0)
      return talk([wordsOf(say("officers.none-waiting"))], session);
    const lines = tips.map((tip) => `• ${lineOf(tip, catalog)}`);
    const text = [say("officers.waiting", { count }), ...lines].join("\n");
    const choices = tips.map(({ reference }) => ({
      id: officerChoiceId("open", reference),
      label: say("officers.choose-open", { reference }),
    }));
    return talk([wordsOf(text, choices)], session);
  }

  function lineOf(tip: Summary, catalog: Catalog): string {
    const { say, language } = catalog;
    const state = tip.asked === null ? tip.state : "asked";
    return [
      headline(tip, { say, catalog, units }),
      say(`officers.state-${state}`),
      dateIn(language, civilDate(new Date(tip.received))),
    ].join(" · ");
  }

  async function stats(
    wanted: Parameters<OfficerHandler>[0],
  ): ReturnType<OfficerHandler> {
    const { officer, session } = wanted;
    const catalog = catalogs[session.language];
    const { say } = catalog;
    await officering.looked(officer, "stats");
    const counts = countsOf(await officering.seen(officer), catalog);
    const parts = (["kind", "place", "month"] as const).map((by) =>
      [
        say(`officers.stats-${by}`),
        ...counts[by].map(({ name, count }) => `• ${name}: ${count}`),
      ].join("\n"),
    );
    const text = [say("officers.stats"), ...parts].join("\n\n");
    return talk([wordsOf(text)], session);
  }
}
