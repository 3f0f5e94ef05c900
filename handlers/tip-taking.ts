import { coordinatesIn } from "../src/channels/map-link.ts";
import type { Message } from "../src/message.ts";
import { wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import {
  settle,
  skip,
  stayAnonymous,
  waitingSlot,
} from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { goOn, repeat, tipChoices } from "./tip-ask.ts";
import { aside } from "./tip-aside.ts";
import { correct, leaveOutHinted } from "./tip-correct.ts";
import { isFile, withFiles, withPin } from "./tip-files.ts";
import { sayer, telling, tipStep, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";

/** Works on a message of somebody whose report is being taken. Undefined where it is a matter of the desk itself. */
export async function takeFurther(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  const say = sayer(parts, session);
  const { choice, text } = message;
  if (choice !== undefined) return chosen(choice);
  const command = parts.commands.read(text);
  if (command !== undefined)
    return command.id === "cancel" ? drop(false) : undefined;
  const brings =
    message.attachments.some(
      (one) => isFile(one) || ["location", "contact"].includes(one.kind),
    ) || coordinatesIn(text) !== undefined;
  const { draft: held, lines } = brings
    ? await withFiles(message, session, draft, parts)
    : { draft, lines: [] };
  const isMap = coordinatesIn(text) !== undefined && text.length < 200;
  if (text.trim() === "" || isMap) {
    if (!brings) return aside(message, session, draft, parts);
    return draft.shown && !held.pins.some(({ scene }) => scene === null)
      ? repeat(
          session,
          { ...held, touched: message.at.getTime() },
          lines,
          parts,
        )
      : goOn(message, session, held, lines, parts);
  }
  const heard = hear(text, parts);
  if (heard.idle) return wished(heard, held, lines);
  const corrected = correct(message, session, held, heard, parts);
  if (corrected !== undefined) return corrected;
  const asked = brings ? undefined : await aside(message, session, held, parts);
  if (asked !== undefined) return asked;
  return told(heard, held, lines);

  function told(
    { wishes }: Heard,
    held: Draft,
    lines: readonly string[],
  ): Promise<Step> {
    const next = take(held, telling(text, parts));
    const sends = wishes.has("send");
    const ends = sends || wishes.has("enough");
    const ready: Draft = { ...next, enough: next.enough || ends };
    if (sends && held.shown) return send(message, session, ready, parts);
    const isNew = ready.againstPolice && !draft.againstPolice;
    return goOn(
      message,
      session,
      { ...ready, shown: false },
      [...lines, say("noted"), ...(isNew ? [say("above")] : [])],
      parts,
    );
  }

  function wished(
    { wishes }: Heard,
    held: Draft,
    lines: readonly string[],
  ): Promise<Step | undefined> {
    const asked = waitingSlot(held);
    const on = (next: Draft, ...lead: string[]) =>
      goOn(message, session, next, [...lines, ...lead], parts);
    const again = (...lead: string[]) =>
      Promise.resolve(repeat(session, held, [...lines, ...lead], parts));
    const isLast = asked === "evidence" || asked === "contact";
    const unwilling = wishes.has("unneeded") && isLast;
    if (wishes.has("joke")) return drop(true);
    if (wishes.has("cancel") || (wishes.has("unneeded") && !isLast))
      return drop(false);
    if (wishes.has("anonymous"))
      return on(
        {
          ...stayAnonymous(held),
          enough: held.enough || wishes.has("enough") || wishes.has("send"),
        },
        say("anonymous"),
      );
    if (wishes.has("send")) return send(message, session, held, parts);
    if (wishes.has("enough")) return on({ ...held, enough: true });
    if (wishes.has("scene") || wishes.has("here"))
      return on(withPin(held, wishes.has("scene")), say("noted"));
    if (wishes.has("edit")) return again(say("edit"));
    if (wishes.has("add")) return again(say("add"));
    if (held.shown) {
      if (wishes.has("yes") && !wishes.has("no"))
        return send(message, session, held, parts);
      return again(...(wishes.has("no") ? [say("edit")] : []));
    }
    if (wishes.has("yes") && asked === "evidence")
      return on(
        settle({ ...held, promised: true }, "evidence"),
        say("promised"),
      );
    if (wishes.has("yes") && asked === "contact")
      return again(say("contact-how"));
    if (
      wishes.has("skip") ||
      wishes.has("no") ||
      wishes.has("refuse") ||
      unwilling
    )
      return on(skip(held), say("skipped"));
    return aside(message, session, held, parts);
  }

  async function chosen(tapped: string): Promise<Step | undefined> {
    const is = (name: keyof typeof tipChoices) =>
      isChoice(tapped, tipChoices[name]);
    if (is("send")) return send(message, session, draft, parts);
    if (is("skip"))
      return goOn(message, session, skip(draft), [say("skipped")], parts);
    if (is("edit")) return repeat(session, draft, [say("edit")], parts);
    if (is("cancel")) return drop(false);
    if (is("leaveOut")) return leaveOutHinted(message, session, draft, parts);
    if (is("scene") || is("here"))
      return goOn(
        message,
        session,
        withPin(draft, is("scene")),
        [say("noted")],
        parts,
      );
    return undefined;
  }

  /** Erases all that was said and sent. */
  async function drop(isJoke: boolean): Promise<Step> {
    await parts.reporting.drop(draft.id);
    const words = wordsOf(say(isJoke ? "dropped-joke" : "dropped"));
    return tipStep("tip", [words], { ...session, draft: null });
  }
}
