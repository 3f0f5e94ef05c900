import {
  type Decision,
  decisionIn,
  isDecisionAlone,
} from "../src/bulletins/decision.ts";
import { type Bulletin, isSame, versionOf } from "../src/bulletins/bulletin.ts";
import type { Message } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { type BulletinParts, sayIn } from "./bulletin-parts.ts";
import { approvalReplies } from "./bulletin-propose.ts";
import { bulletinAct } from "./bulletin-acts.ts";
import { answer } from "./posting-parts.ts";

/**
 * Hears a decision on a bulletin in words, or as the number of a button where there are none. It counts for the version
 * that was put before the person; where that may be another, they are shown it first.
 * @param tapped decides by a button
 */
export function createBulletinDeciding(parts: BulletinParts, tapped: Handler) {
  const { desk, catalogs } = parts;
  const { cues } = desk;
  return { typed, numbered };

  async function typed(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const { choice, text, group } = message;
    if (group || choice !== undefined) return undefined;
    const act = decisionIn(text, cues);
    if (act === undefined) return undefined;
    const member = await desk.memberOf(message);
    if (member === undefined) return undefined;
    const number = /\d+(?:\/\d{4})?/u.exec(text)?.[0];
    const all = await waiting();
    const meant = all.filter(
      (one) =>
        number === undefined ||
        one.number === number ||
        one.number?.split("/")[0] === number,
    );
    const isNamed = number !== undefined || cues.says("deciding", text);
    // "I approve" alone means a bulletin only where one waits.
    if (meant.length === 0)
      return isNamed
        ? answer(sayIn(parts, session)("none-waits"), session)
        : undefined;
    const [only] = meant;
    if (meant.length > 1 || only === undefined) return which(meant, session);
    return isDecisionAlone(text, cues)
      ? decide(act, only, message, session, member)
      : show(only, session);
  }

  async function numbered(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    if (message.group || session.offered.length > 0) return undefined;
    const act = (["approve", "refuse"] as const)[
      Number(/\d{1,2}/u.exec(message.text)?.[0] ?? 0) - 1
    ];
    const member = act && (await desk.memberOf(message));
    if (act === undefined || member === undefined) return undefined;
    const [only, ...others] = (await waiting()).filter(
      ({ author }) => !isSame(author, message),
    );
    return only === undefined || others.length > 0
      ? undefined
      : decide(act, only, message, session, member);
  }

  async function decide(
    act: Decision,
    bulletin: Bulletin,
    message: Message,
    session: Session,
    member: Member,
  ): Promise<Step | undefined> {
    const choice = `${bulletinAct[act]}${bulletin.id}/${versionOf(bulletin)}`;
    const proposals = bulletin.acts.filter((one) => one.act === "proposed");
    const [first] = proposals;
    // Whoever had their role when it was proposed was sent it; of several versions the last may be unread.
    const wasSent =
      proposals.length === 1 &&
      first !== undefined &&
      member.since <= new Date(first.at);
    const isShown = session.offered.some(({ id }) => isChoice(choice, id));
    return wasSent || isShown || isSame(bulletin.author, member)
      ? tapped({ ...message, choice }, session)
      : show(bulletin, session);
  }

  async function show(bulletin: Bulletin, session: Session): Promise<Step> {
    const catalog = catalogs[session.language];
    return talk(await approvalReplies(bulletin, catalog, parts), session);
  }

  function which(found: readonly Bulletin[], session: Session): Step {
    const say = sayIn(parts, session);
    const choices = found.map(({ id, number }) => ({
      id: bulletinAct.show + id,
      label: say("halt-one", { number: number ?? "" }),
    }));
    return answer(say("decide-which"), session, choices);
  }

  async function waiting(): Promise<Bulletin[]> {
    const all: Bulletin[] = [];
    for await (const bulletin of desk.bulletins.each())
      if (bulletin.state === "proposed") all.push(bulletin);
    return all;
  }
}
