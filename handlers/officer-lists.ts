import { wordsOf } from "../src/message.ts";
import type { Listed } from "../src/tips/desk/listed.ts";
import { finder, newest } from "../src/tips/desk/search.ts";
import { talk } from "./handler.ts";
import { tipLine } from "./officer-line.ts";
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
export function createOfficerLists(
  { catalogs, officering, units }: OfficerParts,
  open: OfficerHandler,
): Readonly<Record<"next" | "list" | "find" | "resend", OfficerHandler>> {
  return { next, list, find, resend: list };

  /** Opens what presses most of what nobody has. */
  async function next(wanted: Wanted) {
    const { officer } = wanted;
    await officering.looked(officer, "next");
    const first = (await officering.list(officer)).find(
      ({ holder }) => holder === null,
    );
    return first === undefined
      ? listed(wanted, [], 0)
      : open({ ...wanted, reference: first.reference });
  }

  /** What is open, or those of it that the words fit. */
  async function list(wanted: Wanted) {
    await officering.looked(wanted.officer, "list", searched(wanted.rest));
    const { rest, page, session } = wanted;
    const fits = finder(rest, catalogs[session.language], units);
    const found = (await officering.list(wanted.officer)).filter(fits);
    const from = (page - 1) * shown;
    return listed(wanted, found.slice(from, from + shown), found.length, from);
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
    const { tips, isWhole } = await officering.seen(officer);
    const fits = finder(rest, catalogs[session.language], units);
    const from = (wanted.page - 1) * shown;
    const { found, shown: some } = newest(tips, fits, { from, count: shown });
    return listed({ ...wanted, rest }, some, found, from, isWhole);
  }

  function listed(
    { act, rest, page, session }: Wanted,
    tips: readonly Listed[],
    count: number,
    from = 0,
    isWhole = true,
  ) {
    const catalog = catalogs[session.language];
    const { say } = catalog;
    const rider = isWhole ? "" : `\n\n${say("ended.still-reading")}`;
    if (tips.length === 0) {
      const isSearch = act === "find" || (act === "list" && rest !== "");
      const key = isSearch ? "found-none" : "none-waiting";
      return talk([wordsOf(say(`officers.${key}`) + rider)], session);
    }
    const more = count > from + tips.length;
    const text = [
      say(`officers.${act === "find" ? "found" : "waiting"}`, { count }),
      ...tips.map((tip) => `• ${tipLine(tip, catalog, units)}`),
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
      [wordsOf(text + rider, more ? [...choices, onward] : choices)],
      session,
    );
  }
}

// Who looks for what is noted; a long text would be no search.
function searched(words: string): Record<string, string> {
  return words === "" ? {} : { words: words.slice(0, 100) };
}
