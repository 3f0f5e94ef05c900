import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import {
  asking,
  asksTown,
  nextSlot,
  settle,
  touch,
  waitingSlot,
} from "../src/tips/draft/draft.ts";
import type { Step } from "./handler.ts";
import { chosenFrom, type TipChoice } from "./tip-choices.ts";
import { joined } from "./tip-joined.ts";
import { isOnMap, isWordless, movedOn } from "./tip-passed.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { summary } from "./tip-summary.ts";
import { askTown } from "./tip-town.ts";

/** Takes a report further: asks for what is missing, or shows what would be sent. */
export async function goOn(
  message: Message,
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Promise<Step> {
  const isOpen = draft.pins.some(({ scene }) => scene === null);
  // Who is in danger is asked nothing that can be left open.
  if (isOpen && isOnMap(message) && !draft.urgent)
    return ask(touch(draft, receivedAt(message)), "pin", ["scene", "here"]);
  const touched = touch(
    isOpen ? settle(draft, "where") : draft,
    receivedAt(message),
  );
  const town = askTown(session, touched, lead, parts);
  if (town !== undefined) return town;
  const ready = movedOn(touched, message);
  const slot = nextSlot(ready);
  if (slot === undefined)
    return (
      (await joined(message, session, ready, parts)) ??
      summary(session, ready, lead, parts)
    );
  const isSame = waitingSlot(ready) === slot && isWordless(message);
  const next = isSame ? ready : asking(ready, slot);
  return ask(next, slot, slot === "what" ? ["cancel"] : ["skip", "send"]);

  function ask(next: Draft, key: string, choices: readonly TipChoice[]): Step {
    const say = sayer(parts, { ...session, draft: next });
    const text = [...lead, say(`ask-${key}`)].join("\n");
    const reply = wordsOf(text, chosenFrom(choices, session, parts));
    return tipStep("tip", [reply], { ...session, draft: next });
  }
}

/** Asks again what was asked last, after something else was said. */
export function repeat(
  message: Message,
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  if (asksTown(draft)) {
    const town = askTown(
      session,
      touch(draft, receivedAt(message)),
      lead,
      parts,
    );
    if (town !== undefined) return town;
  }
  const slot = waitingSlot(draft);
  const isPin =
    isOnMap(message) && draft.pins.some(({ scene }) => scene === null);
  const key = isPin ? "pin" : slot;
  const text =
    key === undefined
      ? say("still-shown")
      : say("still", { question: say(`ask-${key}`) });
  const choices: TipChoice[] = isPin
    ? ["scene", "here"]
    : key === undefined
      ? ["send", "edit", "cancel"]
      : key === "what"
        ? ["cancel"]
        : ["skip", "send"];
  const reply = wordsOf(
    [...lead, text].join("\n"),
    chosenFrom(choices, session, parts),
  );
  return tipStep("tip", [reply], {
    ...session,
    draft: touch(draft, receivedAt(message)),
  });
}

/** Gives somebody time who wants to think, to write on, or to look something up. Whatever comes next goes on. */
export function waiting(
  message: Message,
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Promise<Step> {
  const words = [...lead, sayer(parts, session)("waiting")].join("\n");
  return Promise.resolve(
    tipStep("tip", [wordsOf(words)], {
      ...session,
      draft: touch(draft, receivedAt(message)),
    }),
  );
}
