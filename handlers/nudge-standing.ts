import type { Message } from "../src/message.ts";
import { beginning, fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { createNudgeAsking, exampleOf } from "./nudge-asking.ts";
import { type NudgeParts, reportsIn, told } from "./nudge-parts.ts";
import {
  openReports,
  type StandingAct,
  type Stood,
} from "./nudge-standing-open.ts";
import { createStandingPlace } from "./nudge-standing-place.ts";

const choose = "nudge-std-";
// What was said stands in the session until it is known which report is meant.
const keys = { place: "std-place", agency: "std-agency", said: "std-said" };
const most = 6;
const longestLabel = 60;

/** Finds of which agency's report somebody of the standing agency speaks, and asks where it may be several. */
export function createStandingFinding(parts: NudgeParts) {
  const { nudges } = parts;
  const asking = createNudgeAsking(parts);
  const placeFor = createStandingPlace(parts);
  return { namesAgency: asking.isAgencyNamed, chosen, which };

  /** What was said before a choice was made of which report is meant; undefined where none was. */
  function chosen(
    act: StandingAct,
    { choice }: Message,
    session: Session,
  ): string | undefined {
    return choice?.startsWith(`${choose}${act}:`) === true
      ? (session.pending[keys.said] ?? "")
      : undefined;
  }

  async function which(
    act: StandingAct,
    message: Message,
    session: Session,
  ): Promise<Stood | Step | undefined> {
    const say = reportsIn(parts, session);
    const { choice } = message;
    const text = parts.read(message.text);
    const place =
      choice === undefined
        ? await placeFor(text, message, session)
        : session.pending[keys.place];
    if (place === undefined) return told(say("which-place"), session);
    const named =
      choice === undefined
        ? asking.agenciesIn(text, place)
        : [session.pending[keys.agency] ?? ""];
    const [typed] = named;
    const agency =
      typed === undefined
        ? undefined
        : await nudges.units.spelled(place, typed);
    if (agency === undefined)
      return told(say("which-strange", { place }), session);
    if (nudges.units.isCollective(agency)) {
      const words = parts.catalogs[session.language].say("units.which-office", {
        collective: agency,
        example: parts.catalogs[session.language].say(exampleOf(agency, parts)),
      });
      return told(words, session);
    }
    if (named.length > 1)
      return told(say("which-agency", { names: named.join(", ") }), session);
    const open = await openReports(act, place, agency, nudges);
    if (choice !== undefined)
      return (
        open.find(({ tag }) => choice === `${choose}${act}:${tag}`) ??
        told(say("which-gone"), session)
      );
    const [only] = open;
    if (only === undefined)
      return told(say(`which-none-${act}`, { agency, place }), session);
    return open.length === 1 ? only : ask(act, open, message.text, session);
  }

  function ask(
    act: StandingAct,
    open: readonly Stood[],
    said: string,
    session: Session,
  ): Step {
    const [{ place, agency } = { place: "", agency: "" }] = open;
    const choices = open.slice(-most).map(({ tag, occurrence }) => ({
      id: `${choose}${act}:${tag}`,
      label: `${fullDay(occurrence.lastDay)}: ${beginning(whatOf(occurrence.obligation), longestLabel)}`,
    }));
    const pending = {
      [keys.place]: place,
      [keys.agency]: agency,
      [keys.said]: said,
    };
    const words = reportsIn(parts, session)("which", { agency });
    return told(words, { ...session, pending }, choices);
  }
}
