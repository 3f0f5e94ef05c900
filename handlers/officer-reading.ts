import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { OfficerAct, type Typed } from "../src/tips/desk/officer-words.ts";
import { Reference } from "../src/tips/reference.ts";
import { awaitedIn, type OfficerParts } from "./officer-parts.ts";

/** What an officer's message wants, by a tap, a command, plain words, or the words that were asked for. */
export interface OfficerReading {
  read(message: Message, session: Session): Typed | undefined;
  /** Whether words that were asked for are taken back. */
  isCancelled(message: Message, session: Session): boolean;
}

export function createOfficerReading({
  words,
  cues,
  commands,
}: Pick<OfficerParts, "words" | "cues" | "commands">): OfficerReading {
  return {
    isCancelled: ({ choice, text }, session) =>
      awaitedIn(session) !== undefined &&
      choice === undefined &&
      (cues.says("cancel", text) || commands.read(text)?.id === "cancel"),
    read({ choice, text }, session) {
      if (choice !== undefined) return tapped(choice) ?? words.read(choice);
      const typed = words.read(text);
      const isCommand = typed?.command === true || text.startsWith("/");
      const waiting = awaitedIn(session);
      if (typed?.reference !== undefined || isCommand) return typed;
      if (typed !== undefined || waiting === undefined)
        return words.about(text) ?? typed;
      if (text.trim() === "") return undefined;
      const asked = tapped(`tip-${waiting}`);
      return (
        asked && {
          ...asked,
          rest: [asked.rest, text].filter((part) => part !== "").join(": "),
        }
      );
    },
  };
}

/** "tip-close:KHM397:spam", or "tips-find:2:words" for the next page of a list. */
function tapped(choice: string): Typed | undefined {
  const paged = /^tips-(list|find):(\d{1,3}):(.*)$/s.exec(choice);
  if (paged !== null)
    return {
      act: paged[1] === "find" ? "find" : "list",
      reference: undefined,
      rest: paged[3] ?? "",
      page: Number(paged[2]),
      command: true,
    };
  const match = /^tip-([a-z]+):([A-Z0-9]{6})(?::(.+))?$/s.exec(choice);
  const act = OfficerAct.safeParse(match?.[1]);
  const reference = Reference.safeParse(match?.[2]);
  return act.success && reference.success
    ? {
        act: act.data,
        reference: reference.data,
        rest: match?.[3] ?? "",
        page: 1,
        command: true,
      }
    : undefined;
}
