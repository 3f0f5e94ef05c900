import { type Ask, isHeard } from "../src/figures/ask.ts";
import { silentOf } from "../src/figures/rounds.ts";
import { dayOf, summaryReply } from "../src/figures/wording.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { type Step, talk } from "./handler.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";
import { cut, figureAct } from "./figure-acts.ts";

const mostListed = 8;

/** Shows officers and admins which figures were asked for, and how each stands by now. */
export function createFigureList(parts: FigureParts) {
  const { desk, catalogs } = parts;
  return { all, tapped };

  /** Undefined where nothing was asked for. */
  async function all(session: Session): Promise<Step | undefined> {
    const found: Ask[] = [];
    for await (const ask of desk.asks.each()) if (isHeard(ask)) found.push(ask);
    if (found.length === 0) return undefined;
    const say = sayIn(parts, session);
    const choices = found
      .sort((one, other) => (other.asked ?? "").localeCompare(one.asked ?? ""))
      .slice(0, mostListed)
      .map((ask) => ({
        id: figureAct.show + ask.id,
        label: say("list-one", {
          what: cut(ask.what),
          day: dayOf(ask),
          answered: ask.answers.length,
          count: ask.units.length,
        }),
      }));
    choices.push({ id: figureAct.begin, label: say("choose-new") });
    return answer(say("list"), { ...session, pending: {} }, choices);
  }

  async function tapped(
    { choice }: Message,
    session: Session,
  ): Promise<Step | undefined> {
    if (choice?.startsWith(figureAct.show) !== true) return undefined;
    const ask = await desk.asks.get(choice.slice(figureAct.show.length));
    if (ask === undefined) return undefined;
    const silent = silentOf(await desk.units.peopleOf(ask));
    const reply = summaryReply(ask, silent, catalogs[session.language]);
    return talk([reply], session);
  }
}
