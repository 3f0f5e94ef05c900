import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import type { Step } from "./handler.ts";
import { chosenFrom } from "./tip-choices.ts";
import { focusOn } from "./tip-focus.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { wordsOf } from "../src/message.ts";

/** Where the same person has sent the same words before: says so, and goes on with that tip instead. */
export async function joined(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  const { reporting } = parts;
  const text = textOf(draft);
  if (text === "") return undefined;
  const from = addressOf(message);
  const before = await reporting.same(text, from);
  if (before === undefined) return likely(message, session, draft, parts);
  const tip = await linkedTip(before.reference, message, parts);
  if (tip === undefined) return undefined;
  if (draft.files.length > 0) await reporting.drop(draft.id);
  const say = sayer(parts, session);
  return tipStep("tip", [wordsOf(say("same", { reference: tip.reference }))], {
    ...session,
    draft: null,
    focus: focusOn(tip, message, "more"),
  });
}

/** Where nearly the same was sent before: asks whether it is that, and keeps what was said until it is known. */
async function likely(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  // What was sent for this report stays with it.
  if (draft.distinct || draft.files.length > 0) return undefined;
  const like = await parts.reporting.like(textOf(draft), addressOf(message));
  if (like === undefined) return undefined;
  const words = sayer(parts, session)("like", { reference: like.reference });
  const choices = chosenFrom(["same", "other"], session, parts);
  return tipStep("tip", [wordsOf(words, choices)], { ...session, draft });
}

/**
 * Adds to the tip that was sent before what its reporter says is the same. Undefined where there is none any more.
 * @param more what they told when they said so
 */
export async function join(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
  more = "",
): Promise<Step | undefined> {
  const { reporting } = parts;
  const text = textOf(draft);
  const added = more === "" ? text : `${text}\n${more}`;
  const like = await reporting.like(text, addressOf(message));
  const tip = like && (await linkedTip(like.reference, message, parts));
  if (tip === undefined) return undefined;
  await reporting.add(tip.id, { text: added, files: [] }, message.id);
  const words = sayer(parts, session)("added", { reference: tip.reference });
  return tipStep("tip", [wordsOf(words)], {
    ...session,
    draft: null,
    focus: focusOn(tip, message, "more"),
  });
}

async function linkedTip(
  reference: string,
  message: Message,
  { reporting }: TipParts,
) {
  const linked = await reporting.linked(addressOf(message));
  return linked.find((tip) => tip.reference === reference);
}

/** Where the person who wrote a message can be written to. */
export function addressOf({ channel, conversation, group }: Message) {
  return { channel, id: conversation, group };
}
