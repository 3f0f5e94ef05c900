import type { Handler, Intent, Step } from "../handlers/handler.ts";
import { talk } from "../handlers/handler.ts";
import { typedInstead } from "../handlers/typed.ts";
import type { Catalogs } from "./catalog.ts";
import { type Choice, type Message, wordsOf } from "./message.ts";
import { type Session, waitingQuestion, waitingWords } from "./session.ts";
import { isCode } from "./people/enrolment.ts";
import { chosen } from "./steering/choosing.ts";
import type { CommandId, Commands } from "./steering/commands.ts";
import type { DeskCues } from "./steering/cues.ts";

/** What a message wants, and the language it is written in where its words tell. */
export interface Understood {
  readonly intent: Intent;
  readonly language?: Session["language"];
  /** Whether names alone tell the language. */
  readonly named?: boolean;
}

export interface Deciders {
  readonly understand: (message: Message, session: Session) => Understood;
  /** Asked even before danger: those whose words may tell of a danger that is not theirs. */
  readonly ahead?: readonly Handler[];
  /** Asked about a number that the list offered last does not go up to. */
  readonly numbered?: Handler | undefined;
  /** Asked about every message before its intent counts, in order. */
  readonly first: readonly Handler[];
  readonly handlers: ReadonlyMap<Intent, Handler>;
  readonly cues: DeskCues;
  readonly commands: Commands;
  readonly catalogs: Catalogs;
}

export interface Decider {
  /** What a message leads to, whatever it is. Changes nothing. */
  decide(message: Message, session: Session): Promise<Step>;
  /** The step of a message that tells of danger; undefined for others. */
  inDanger(message: Message, session: Session): Promise<Step | undefined>;
  isDanger(message: Message, session: Session): boolean;
}

// After these stands a name or a code.
const taking = new Set<CommandId>([
  "start",
  "code",
  "place",
  "agency",
  "language",
  "invite",
  "group",
]);

export function createDecider(parts: Deciders): Decider {
  const { understand, first, handlers, cues, commands, catalogs } = parts;
  const { ahead = [] } = parts;
  const all = [...ahead, ...first, ...handlers.values()];
  return { decide, inDanger, isDanger };

  async function decide(message: Message, session: Session): Promise<Step> {
    const step = await respond(message, session);
    const shown = step.replies.findLast(({ choices }) => choices.length > 0);
    // What was asked before danger was told can still be answered after it, unless there is something newer to choose.
    const before = step.intent === "emergency" ? session.offered : [];
    const offered = shown?.choices ?? before;
    return {
      ...step,
      session: {
        ...step.session,
        offered: [...offered],
        pending: stillPending(step, session),
      },
    };
  }

  async function respond(message: Message, session: Session): Promise<Step> {
    const selected = chosen(message, session.offered, cues);
    switch (selected.kind) {
      case "choice":
        return choose(message, selected.choice, session);
      case "stale":
        // Buttons of older messages stay on the screen, and many still mean the same.
        return (
          (await ask(all, message, session)) ??
          sentence("stale-choice", session)
        );
      case "beyond":
        // A number may be what was asked for a report.
        if (session.draft !== null) return hear(message, session);
        return (
          (await inDanger(message, session)) ??
          (await parts.numbered?.(message, session)) ??
          (session.offered.length === 0
            ? sentence("no-list", session)
            : sentence("no-such-number", session, {
                count: session.offered.length,
              }))
        );
      case "none":
        return hear(message, session);
    }
  }

  async function choose(
    message: Message,
    { id, label }: Choice,
    session: Session,
  ): Promise<Step> {
    const tapped = { ...message, choice: id, text: label };
    const step = await ask(all, tapped, session);
    if (step !== undefined) return step;
    // A choice that nobody knows by its id is what its label says.
    return hear(typedInstead(message, label), session);
  }

  /** Works on what was typed or sent, danger first. */
  async function hear(typed: Message, session: Session): Promise<Step> {
    const message = spelledOut(typed);
    const { intent, language, named } = read(message, session);
    // A command is the same in every language, and what it stands for was not written by the person.
    const isCommand = commands.read(typed.text) !== undefined;
    // Once somebody has been answered, the name of a place or a person changes no language.
    const isName = named === true && hasBegun(session);
    const speaking =
      session.languageChosen || language === undefined || isCommand || isName
        ? session
        : { ...session, language };
    const danger =
      intent === "emergency" ? handlers.get("emergency") : undefined;
    const asked = [
      ...ahead,
      danger,
      ...first,
      handlers.get(intent),
      handlers.get("question"),
    ];
    return (
      (await ask(
        asked.filter((handler) => handler !== undefined),
        message,
        speaking,
      )) ?? { ...sentence("not-understood", speaking), answered: false }
    );
  }

  /** The message with the plain words that its command stands for, where it stands for any. */
  function spelledOut(message: Message): Message {
    const text = commands.spoken(message.text);
    return text === undefined ? message : { ...message, text };
  }

  function read(message: Message, session: Session): Understood {
    return understand({ ...message, text: talkOf(message.text) }, session);
  }

  // The name of a command is no talk: "/help" is not a cry for help. Nor is a code, whatever its letters happen to spell.
  function talkOf(text: string): string {
    const command = commands.read(text);
    if (command === undefined) return isCode(text) ? "" : text;
    return command.id !== undefined && taking.has(command.id)
      ? ""
      : command.rest;
  }

  function isDanger(message: Message, session: Session): boolean {
    return read(message, session).intent === "emergency";
  }

  async function inDanger(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    return isDanger(message, session)
      ? handlers.get("emergency")?.(message, session)
      : undefined;
  }

  function sentence(
    key: "stale-choice" | "no-list" | "no-such-number" | "not-understood",
    session: Session,
    values: Readonly<Record<string, number>> = {},
  ): Step {
    const text = catalogs[session.language].say(`desk.${key}`, values);
    return talk([wordsOf(text)], session);
  }
}

function hasBegun({ draft, focus, thread, offered }: Session): boolean {
  return (
    draft !== null || focus !== null || thread !== null || offered.length > 0
  );
}

/** A question, or words for a tip, wait for the next message only: what people said is not kept longer than that. */
function stillPending(step: Step, before: Session): Session["pending"] {
  const { pending } = step.session;
  if (step.intent === "emergency") return pending;
  const over = new Set<string>([
    ...(pending === before.pending ? [waitingQuestion] : []),
    ...(pending[waitingWords] === before.pending[waitingWords]
      ? [waitingWords]
      : []),
  ]);
  return Object.fromEntries(
    Object.entries(pending).filter(([key]) => !over.has(key)),
  );
}

async function ask(
  handlers: readonly Handler[],
  message: Message,
  session: Session,
): Promise<Step | undefined> {
  for (const handler of handlers) {
    const step = await handler(message, session);
    if (step !== undefined) return step;
  }
  return undefined;
}
