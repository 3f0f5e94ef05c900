import { type Answer, Offer } from "../src/answers/answer.ts";
import type { Answerer } from "../src/answers/answerer.ts";
import type { Catalogs } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import { type Message, wordsOf } from "../src/message.ts";
import { type Session, type Thread, waitingQuestion } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { leadLine } from "./lead-line.ts";

export interface QuestionParts {
  readonly answerer: Answerer;
  /** Writes short forms out, mends slips, and puts simple English into the plans' words. */
  readonly read: (text: string) => string;
  readonly catalogs: Catalogs;
}

// Choices are named by their list and their place in it, so that a button of an older list does not work as one of
// the newest; what each does stands in the conversation's state.
const prefix = "answer:";
/** Key of how many lists there were. */
const counter = "list";

/** Answers questions on the plans, and follows the choices given with an answer. */
export function createQuestionHandler(parts: QuestionParts): Handler {
  const { answerer, read, catalogs } = parts;
  return (message, session) => Promise.resolve(handle(message, session));

  function handle(message: Message, session: Session): Step | undefined {
    const { choice } = message;
    if (choice === undefined)
      return ask(read(message.text), null, message, session);
    const kept = session.pending[choice];
    if (kept === undefined || !choice.startsWith(prefix)) return undefined;
    const offer = Offer.parse(JSON.parse(kept));
    if (offer.kind === "place") {
      const waiting = session.pending[waitingQuestion];
      return waiting === undefined
        ? askAgain(offer.plan, session)
        : ask(waiting, offer.plan, message, session);
    }
    const answer = answerer.follow(offer, settingOf(message, session));
    return answer === undefined
      ? gone(session)
      : step(answer, session.thread, null, message, session);
  }

  function ask(
    text: string,
    plan: string | null,
    message: Message,
    session: Session,
  ): Step {
    const answer = answerer.answer({
      ...settingOf(message, session),
      text,
      plan,
      place: session.place,
      thread: session.thread,
    });
    return step(answer, answer.thread, text, message, session);
  }

  function settingOf(message: Message, session: Session) {
    return {
      catalog: catalogs[session.language],
      today: civilDate(message.at),
    };
  }

  function step(
    answer: Answer,
    thread: Thread | null,
    question: string | null,
    { at: moment }: Message,
    session: Session,
  ): Step {
    // The count tells lists of one moment apart, the moment those before and after the count began anew.
    const count = Number(session.pending[counter] ?? "0") + 1;
    const list = `${moment.getTime().toString(36)}.${count}`;
    const named = answer.offers.map(({ label, offer }, at) => ({
      choice: { id: `${prefix}${list}:${at + 1}`, label },
      offer,
    }));
    const pending = Object.fromEntries(
      named.map(({ choice, offer }): [string, string] => [
        choice.id,
        JSON.stringify(offer),
      ]),
    );
    pending[counter] = String(count);
    // Only a question that waits for its plan is kept, without what it tells of people.
    const waits = named.some(({ offer }) => offer.kind === "place");
    const kept =
      waits && question !== null ? answerer.keepable(question) : null;
    if (kept !== null) pending[waitingQuestion] = kept;
    const choices = named.map(({ choice }) => choice);
    return {
      intent: "question",
      answered: answer.answered,
      citations: answer.citations,
      replies: [emphasize(wordsOf(answer.text, choices), leadLine(answer))],
      session: { ...session, thread, pending },
    };
  }

  function askAgain(plan: string, session: Session): Step {
    const text = catalogs[session.language].say("desk.ask-again");
    const thread = { plan, agency: null, ask: null, topic: null };
    return talk([wordsOf(text)], { ...session, thread, pending: {} });
  }

  function gone(session: Session): Step {
    const text = catalogs[session.language].say("answers.gone");
    const step = talk([wordsOf(text)], { ...session, pending: {} });
    return { ...step, intent: "question", answered: false };
  }
}
