import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { isEmpty, settle, skip, waitingSlot } from "../src/tips/draft/draft.ts";
import { unnamed } from "../src/tips/draft/unnamed.ts";
import type { Slot } from "../src/tips/tips.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import { aside } from "./tip-aside.ts";
import { goOn, repeat, waiting } from "./tip-ask.ts";
import { askEdit } from "./tip-edit.ts";
import { isFile } from "./tip-files.ts";
import { pinNoted, withPin } from "./tip-pins.ts";
import { rereading } from "./tip-leave-out.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, type TipParts } from "./tip-parts.ts";
import { send } from "./tip-send.ts";
import { drop, dropSure, whichErased } from "./tip-stop.ts";

// Asked for these, "there is nothing" is no answer.
const told = new Set<Slot>(["what", "where", "when"]);

/** Works on a message that tells nothing and only steers the report. @param lines what is to be said first */
export async function wished(
  message: Message,
  session: Session,
  draft: Draft,
  { wishes }: Heard,
  lines: readonly string[],
  parts: TipParts,
): Promise<Step | undefined> {
  const say = sayer(parts, session);
  const has = (...any: readonly Wish[]) => any.some((one) => wishes.has(one));
  const asked = waitingSlot(draft);
  const isLinked = has("cut") && (await hasSent(message, parts));
  if (isLinked || has("read", "forget")) return undefined;
  if (has("cut")) return on(withoutWriter(), say("anonymous"));
  if (has("uncalled")) return on(withoutWriter(), say("uncalled"));
  if (has("wait")) return waiting(message, session, draft, lines, parts);
  if (has("withdraw", "erase", "wipe")) {
    const [sent] = await parts.reporting.linked(addressOf(message));
    return sent === undefined
      ? drop(session, draft, false, parts)
      : whichErased(session, sent.reference, draft, parts);
  }
  if (has("safe")) return again(say("safe"));
  if (has("explain")) return again(say("explain-send"));
  if (has("scene", "here"))
    return on(withPin(draft, has("scene")), say(pinNoted(draft, has("scene"))));
  if (has("nothing") && has("edit")) return drop(session, draft, true, parts);
  if (has("nothing") && !told.has(asked ?? "what") && !draft.shown)
    return on(skip(draft), say(draft.urgent ? "noted" : "skipped"));
  if (has("nothing")) return dropSure(session, draft, parts);
  // "Here is the picture", beside it.
  if (has("have") && message.attachments.some(isFile))
    return on(has("send") ? { ...draft, enough: true } : draft);
  if (has("joke")) return drop(session, draft, true, parts);
  if (has("cancel")) return drop(session, draft, false, parts);
  if (has("unneeded") && !has("send") && asked === undefined)
    return dropSure(session, draft, parts);
  if (has("anonymous") && has("send") && draft.shown)
    return send(message, session, withoutWriter(), parts);
  if (has("anonymous"))
    return on(
      {
        ...withoutWriter(),
        enough: draft.enough || has("enough", "send"),
      },
      say("anonymous"),
    );
  if (has("send")) return send(message, session, draft, parts);
  if (isEmpty(draft) && has("enough", "unneeded"))
    return drop(session, draft, false, parts);
  if (has("enough")) return on({ ...draft, enough: true });
  if (has("resume", "report")) return again();
  if (has("edit")) return askEdit(message, session, draft, lines, parts);
  if (has("add")) return again(say("add"));
  if (draft.shown) return afterSummary();
  if ((has("have") && !has("no")) || (has("yes") && asked === "evidence"))
    return on(
      settle({ ...draft, promised: true }, "evidence"),
      say("promised"),
    );
  if (has("yes") && asked === "contact") return again(say("contact-how"));
  if (has("skip", "no", "refuse", "unneeded"))
    return on(skip(draft), say(draft.urgent ? "noted" : "skipped"));
  const between = await aside(message, session, draft, parts);
  // A mere "yes, sir" tells nothing and asks nothing.
  return between ?? (wishes.size === 0 ? again() : undefined);

  function withoutWriter(): Draft {
    return unnamed(draft, parts, rereading(parts));
  }

  function afterSummary(): Promise<Step | undefined> {
    if (has("have")) return again(...(has("no") ? [] : [say("promised")]));
    if (has("no")) return askEdit(message, session, draft, lines, parts);
    return has("yes") ? send(message, session, draft, parts) : again();
  }

  function on(next: Draft, ...lead: string[]): Promise<Step> {
    return goOn(message, session, next, [...lines, ...lead], parts);
  }

  function again(...lead: string[]): Promise<Step> {
    return Promise.resolve(
      repeat(message, session, draft, [...lines, ...lead], parts),
    );
  }
}

async function hasSent(
  message: Message,
  { reporting }: TipParts,
): Promise<boolean> {
  return (await reporting.linked(addressOf(message))).length > 0;
}
