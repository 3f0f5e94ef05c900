import type { Message } from "../src/message.ts";
import { dateOf } from "../src/nudges/days.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { type Row, type Table, tablesOf } from "../src/nudges/table.ts";
import { beginning, fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { createStandingPlace } from "./nudge-standing-place.ts";

const longestWhat = 120;
// What was due last and what is due next answers; the table tells more.
const most = 4;

/** Tells officers and admins how agencies they name stand with their reports: the rows of the table. */
export function createReportRowHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues } = nudges;
  const asking = createNudgeAsking(parts);
  const placeFor = createStandingPlace(parts);
  return async (message, session) => {
    const { choice, group, text } = message;
    if (choice !== undefined || group || !isAsked(text)) return undefined;
    if (!asking.isAgencyNamed(text) || !(await mayStand(nudges, message)))
      return undefined;
    return row(parts.read(text), message, session);
  };

  function isAsked(text: string): boolean {
    const isHandedIn =
      cues.says("handIn", text) ||
      cues.says("done", text) ||
      cues.says("notDone", text);
    // When something is to be handed in, and to whom, the plan answers.
    const isOfPlan = cues.says("asksWhat", text);
    const isQuestion = cues.says("notYet", text) || text.includes("?");
    return isHandedIn && isQuestion && !isOfPlan;
  }

  async function row(text: string, message: Message, session: Session) {
    const say = reportsIn(parts, session);
    const place = await placeFor(text, message, session);
    if (place === undefined) return told(say("which-place"), session);
    const agencies = asking.agenciesIn(text, place);
    if (agencies.length === 0)
      return told(say("which-strange", { place }), session);
    const tables = await tablesOf(place, agencies, nudges);
    if (tables.length === 0)
      return told(say("row-none", { agency: agencies.join(", ") }), session);
    const lines = tables
      .slice(-most)
      .flatMap((table) => table.rows.map((one) => line(table, one, session)));
    const head = say("row-head", { place });
    return told([head, ...lines].join("\n"), session, [], "question");
  }

  function line(
    { occurrence }: Table,
    { agency, state, report, granted }: Row,
    session: Session,
  ): string {
    const day = report?.on ?? granted?.to;
    const date = day === undefined ? "" : fullDay(dateOf(day));
    const stands = sayIn(parts, session)(`table-${state}`, { agency, date });
    return reportsIn(parts, session)("row", {
      stands,
      what: beginning(whatOf(occurrence.obligation), longestWhat),
      due: fullDay(occurrence.lastDay),
    });
  }
}
