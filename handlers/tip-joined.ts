import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import type { Step } from "./handler.ts";
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
  if (before === undefined) return undefined;
  const tip = (await reporting.linked(from)).find(
    ({ reference }) => reference === before.reference,
  );
  if (tip === undefined) return undefined;
  if (draft.files.length > 0) await reporting.drop(draft.id);
  const say = sayer(parts, session);
  return tipStep("tip", [wordsOf(say("same", { reference: tip.reference }))], {
    ...session,
    draft: null,
    focus: focusOn(tip, message, "more"),
  });
}

/** Where the person who wrote a message can be written to. */
export function addressOf({ channel, conversation, group }: Message) {
  return { channel, id: conversation, group };
}
