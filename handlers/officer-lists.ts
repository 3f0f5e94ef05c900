import type { Catalog } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import { wordsOf } from "../src/message.ts";
import { isFound } from "../src/tips/desk/search.ts";
import type { Summary } from "../src/tips/desk/summaries.ts";
import { headline } from "../src/tips/queue/notices.ts";
import { dateIn } from "../src/text/date-words.ts";
import { talk } from "./handler.ts";
import {
  officerChoiceId,
  type OfficerHandler,
  type OfficerParts,
  pageChoiceId,
  type Wanted,
} from "./officer-parts.ts";

// More would not be looked through on a phone.
const shown = 10;

/** What concerns no one tip: what is next, what waits, what is looked for. */
export function createOfficerLists({
  catalogs,
  officering,
  units,
}: OfficerParts): Readonly<
  Record<"next" | "list" | "find" | "resend", OfficerHandler>
> {
  return { next, list, find, resend: list };

  async function next(wanted: Wanted) {
    const { officer } = wanted;
    await officering.looked(officer, "next");
    const waiting = (await officering.list(officer)).filter(
      ({ holder }) => holder === null,
    );
    return listed(wanted, waiting.slice(0, 1), waiting.length);
  }

  /** What is open, or those of it that the words fit. */
  async function list(wanted: Wanted) {
    await officering.looked(wanted.officer, "list", searched(wanted.rest));
    return paged(wanted, await officering.list(wanted.officer));
  }

  /** All that the officer may see, closed ones too, newest first. */
  async function find(wanted: Wanted) {
    const { officer, session } = wanted;
    // A reference at the beginning is looked for like any other word.
    const rest = [wanted.reference, wanted.rest].join(" ").trim();
    if (rest === "") {
      const { say } = catalogs[session.language];
      return talk([wordsOf(say("officers.find-how"))], session);
    }
    await officering.looked(officer, "find", searched(rest));
    const seen = (await officering.seen(officer)).toSorted((one, other) =>
      other.received.localeCompare(one.received),
    );
    return paged({ ...wanted, rest }, seen);
  }

  function paged(wanted: Wanted, all: readonly Summary[]) {
    const catalog = catalogs[wanted.session.language];
    const { rest, page } = wanted;
    const found = all.filter((tip) => isFound(tip, rest, catalog, units));
    const from = (page - 1) * shown;
    return listed(wanted, found.slice(from, from + shown), found.length, from);
  }

  function listed(
    { act, rest, page, session }: Wanted,
    tips: readonly Summary[],
    count: number,
    from = 0,
  ) {
    const catalog = catalogs[session.language];
    const { say } = catalog;
    if (tips.length === 0) {
      const isSearch = act === "find" || (act === "list" && rest !== "");
      const key = isSearch ? "found-none" : "none-waiting";
      return talk([wordsOf(say(`officers.${key}`))], session);
    }
    const more = count > from + tips.length && act !== "next";
    const text = [
      say(`officers.${act === "find" ? "found" : "waiting"}`, { count }),
      ...tips.map((tip) => `• ${lineOf(tip, catalog)}`),
    ].join("\n");
    const choices = tips.map(({ reference }) => ({
      id: officerChoiceId("open", reference),
      label: say("officers.choose-open", { reference }),
    }));
    const onward = {
      id: pageChoiceId(act, page + 1, rest),
      label: say("officers.choose-page", { page: page + 1 }),
    };
    return talk(
      [wordsOf(text, more ? [...choices, onward] : choices)],
      session,
    );
  }

  function lineOf(tip: Summary, catalog: Catalog): string {
    const { say, language } = catalog;
    const state = tip.asked === null ? tip.state : "asked";
    return [
      headline(tip, { say, catalog, units }),
      tip.merged === null
        ? say(`officers.state-${state}`)
        : say("officers.merged", { reference: tip.merged }),
      ...(tip.since === null || tip.ended !== null
        ? []
        : [say("officers.reopened-short")]),
      dateIn(language, civilDate(new Date(tip.received))),
    ].join(" · ");
  }
}

// Who looks for what is noted; a long text would be no search.
function searched(words: string): Record<string, string> {
  return words === "" ? {} : { words: words.slice(0, 100) };
}
