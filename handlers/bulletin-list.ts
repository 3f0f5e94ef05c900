import { type Bulletin, isOpen, isSame } from "../src/bulletins/bulletin.ts";
import {
  actsText,
  bulletinText,
  countWords,
  stateWords,
  whenWords,
} from "../src/bulletins/wording.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { type Step, talk } from "./handler.ts";
import {
  type BulletinParts,
  namedBulletin,
  nowIn,
  sayIn,
} from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { approvalReplies } from "./bulletin-propose.ts";
import { bulletinAct } from "./bulletin-acts.ts";

const mostListed = 8;

/** Shows officers and admins what bulletins there are, and how each stands: who wrote and approved it, and when. */
export function createBulletinList(parts: BulletinParts) {
  const { desk, catalogs } = parts;
  return { shown, tapped };

  /** The bulletin of a number, or the last ones; undefined where there is none, or words follow that are no number. */
  async function shown(
    rest: string,
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const all = await listed(message);
    if (/^\d+(?:\/\d{4})?$/u.test(rest)) {
      const found = all.find(
        ({ number }) => number === rest || number?.split("/")[0] === rest,
      );
      return found === undefined
        ? answer(sayIn(parts, session)("no-such", { number: rest }), session)
        : one(found, message, session);
    }
    if (rest !== "" || all.length === 0) return undefined;
    const say = sayIn(parts, session);
    const catalog = catalogs[session.language];
    const choices: Choice[] = all.slice(0, mostListed).map((bulletin) => ({
      id: bulletinAct.show + bulletin.id,
      label: say("list-one", {
        number: bulletin.number ?? "–",
        state: stateWords(bulletin, catalog),
      }),
    }));
    choices.push({ id: bulletinAct.begin, label: say("choose-new") });
    return answer(say("list"), { ...session, pending: {} }, choices);
  }

  async function tapped(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const found = await namedBulletin(message.choice, bulletinAct.show, parts);
    return found && one(found.bulletin, message, session);
  }

  /** Those that were put before somebody, and the writer's own; the last ones first. */
  async function listed(message: Message): Promise<Bulletin[]> {
    const all: Bulletin[] = [];
    for await (const bulletin of desk.bulletins.each())
      if (bulletin.number !== null && bulletin.state !== "dropped")
        if (bulletin.state !== "draft" || isSame(bulletin.author, message))
          all.push(bulletin);
    return all.sort((a, b) => numberOf(b) - numberOf(a));
  }

  async function one(
    bulletin: Bulletin,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const catalog = catalogs[session.language];
    const say = sayIn(parts, session);
    const { id, state, counts, author } = bulletin;
    if (state === "proposed" && !isSame(author, message))
      return talk(await approvalReplies(bulletin, catalog, parts), session);
    const facts = [
      say("one", {
        number: bulletin.number ?? "",
        state: stateWords(bulletin, catalog),
        when: whenWords(bulletin, catalog, nowIn(desk)),
      }),
      actsText(bulletin, catalog),
      ...(counts === null ? [] : [countWords(counts, catalog)]),
    ].filter((line) => line !== "");
    const choices: Choice[] = [];
    if (isOpen(bulletin) && isSame(author, message))
      choices.push(
        { id: bulletinAct.edit + id, label: say("choose-edit") },
        { id: bulletinAct.drop + id, label: say("choose-drop") },
      );
    if (state === "approved" || state === "sending")
      choices.push({ id: bulletinAct.halt + id, label: say("choose-halt") });
    const replies = [
      wordsOf(bulletinText(bulletin, catalog)),
      wordsOf(facts.join("\n"), choices),
    ];
    return talk(replies, { ...session, pending: {} });
  }
}

/** So that later years come later. */
function numberOf({ number }: Bulletin): number {
  const [count = "0", year = "0"] = (number ?? "").split("/");
  return Number(year) * 100_000 + Number(count);
}
