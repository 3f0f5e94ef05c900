import { readFigures } from "../src/figures/figure.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";
import { openQuestions } from "./figure-open.ts";
import { noteFigure } from "./figure-noting.ts";
import {
  held,
  readBack,
  reportedFor,
  waitsForFigure,
  waitsForYes,
} from "./figure-read-back.ts";
import { cut, figureAct } from "./figure-acts.ts";

/** Hears the figures of who speaks for a unit that was asked, and reads them back before they count. */
export function createFigureAnsweringHandler(parts: FigureParts): Handler {
  const { desk, commands } = parts;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    if (choice === figureAct.yes) return confirm(message, session);
    if (choice === figureAct.no) return again(session);
    if (choice?.startsWith(figureAct.of) === true)
      return chosen(choice, message, session);
    if (choice !== undefined) return undefined;
    if (session.pending[waitKey] === waitsForYes) {
      if (desk.cues.is("yes", text)) return confirm(message, session);
      if (desk.cues.is("no", text) || commands.read(text)?.id === "cancel")
        return again(session);
    }
    return heard(message, session);
  };

  async function heard(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    // The number of the police is no figure, whoever types it.
    if (/^\s*11[1-5]\s*$/u.test(message.text)) return undefined;
    const awaited = session.pending[waitKey] === waitsForFigure;
    const reported = readFigures(message.text, desk.cues, { awaited });
    if (reported === undefined) return undefined;
    const open = await openQuestions(message, parts);
    const silent = open.filter(
      ({ ask, agency }) => !ask.answers.some((one) => one.agency === agency),
    );
    const meant = silent.length > 0 ? silent : open;
    const [only] = meant;
    if (only === undefined) return undefined;
    if (meant.length === 1) return readBack(only, message.text, session, parts);
    const choices = meant.map(({ ask, agency }) => ({
      id: `${figureAct.of}${ask.id}/${ask.units.indexOf(agency)}`,
      label: `${cut(ask.what)} – ${agency}`,
    }));
    const pending = { [held.text]: message.text };
    const words = sayIn(parts, session)("which");
    return answer(words, { ...session, pending }, choices);
  }

  async function chosen(
    choice: string,
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const [id, at] = choice.slice(figureAct.of.length).split("/");
    const text = session.pending[held.text];
    const found = (await openQuestions(message, parts)).find(
      ({ ask, agency }) =>
        ask.id === id && ask.units.indexOf(agency) === Number(at),
    );
    return found === undefined || text === undefined
      ? undefined
      : readBack(found, text, session, parts);
  }

  function again(session: Session): Step | undefined {
    if (session.pending[waitKey] !== waitsForYes) return undefined;
    const words = sayIn(parts, session)("again");
    const pending = { [waitKey]: waitsForFigure };
    return answer(words, { ...session, pending });
  }

  async function confirm(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const { [held.ask]: id, [held.agency]: agency } = session.pending;
    const text = session.pending[held.text];
    if (id === undefined || agency === undefined || text === undefined)
      return undefined;
    const open = await openQuestions(message, parts);
    const found = open.find(
      (one) => one.ask.id === id && one.agency === agency,
    );
    const reported = found && reportedFor(found.ask, text, parts);
    const after = { ...session, pending: {} };
    if (found === undefined || reported === undefined)
      return answer(sayIn(parts, session)("over"), after);
    const words = await noteFigure(found, reported, message, after, parts);
    return { ...answer("", after), replies: [wordsOf(words)] };
  }
}
