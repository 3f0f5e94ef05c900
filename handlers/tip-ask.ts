import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import { digestOf } from "../src/tips/draft/digest.ts";
import {
  asking,
  nextSlot,
  textOf,
  touch,
  waitingSlot,
} from "../src/tips/draft/draft.ts";
import { routedOf } from "../src/tips/draft/report.ts";
import { giveawaysIn } from "../src/tips/words/giveaways.ts";
import type { Step } from "./handler.ts";
import { joined } from "./tip-joined.ts";
import { crimeTeller, sayer, tipStep, type TipParts } from "./tip-parts.ts";

/** Choices of a report that is being taken. */
export const tipChoices = {
  send: "tip:send",
  skip: "tip:skip",
  edit: "tip:edit",
  cancel: "tip:cancel",
  leaveOut: "tip:leave-out",
  scene: "tip:scene",
  here: "tip:here",
} as const;
type TipChoice = keyof typeof tipChoices;

/** Takes a report further: asks for what is missing, or shows what would be sent. */
export async function goOn(
  message: Message,
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Promise<Step> {
  const touched = touch(draft, message.at);
  if (touched.pins.some(({ scene }) => scene === null))
    return ask(touched, "pin", ["scene", "here"]);
  const slot = nextSlot(touched);
  if (slot === undefined)
    return (
      (await joined(message, session, touched, parts)) ??
      summary(session, touched, lead, parts)
    );
  const next = waitingSlot(touched) === slot ? touched : asking(touched, slot);
  return ask(next, slot, slot === "what" ? ["cancel"] : ["skip", "send"]);

  function ask(next: Draft, key: string, choices: readonly TipChoice[]): Step {
    const say = sayer(parts, session);
    const text = [...lead, say(`ask-${key}`)].join("\n");
    const reply = wordsOf(text, chosenFrom(choices, session, parts));
    return tipStep("tip", [reply], { ...session, draft: next });
  }
}

/** What would be sent, and the question whether it is right. */
export function summary(
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  const digest = digestOf(draft, { ...parts, tellsCrime: crimeTeller(parts) });
  const { routed } = routedOf(draft, session.place, parts);
  const unit = parts.receiver(routed);
  const told = (["what", "where", "when", "who"] as const).map((slot) =>
    say(`summary-${slot}`, { text: digest[slot] ?? say("summary-unknown") }),
  );
  const files = draft.files.length + draft.pins.length;
  const hint = draft.hinted ? [] : giveawaysIn(textOf(draft), parts);
  const lines = [
    ...lead,
    ...(lead.length > 0 ? [""] : []),
    say(draft.urgent ? "summary-urgent" : "summary"),
    ...told,
    ...(digest.evidence === undefined
      ? []
      : [say("summary-evidence", { text: digest.evidence })]),
    ...(files > 0 ? [say("summary-files", { count: files })] : []),
    draft.contact === null
      ? say("summary-anonymous")
      : say("summary-contact", { text: draft.contact }),
    say(routed.againstPolice ? "summary-above" : "summary-unit", { unit }),
    "",
    ...(draft.promised && draft.files.length === 0
      ? [say("summary-promised")]
      : []),
    ...(hint[0] === undefined ? [] : [say("summary-hint", { words: hint[0] })]),
    say("summary-consent"),
  ];
  const choices: TipChoice[] = ["send", "edit", "cancel"];
  if (hint.length > 0) choices.push("leaveOut");
  const reply = wordsOf(lines.join("\n"), chosenFrom(choices, session, parts));
  return tipStep("tip", [emphasize(reply, [say("summary")])], {
    ...session,
    draft: { ...draft, shown: true, hinted: draft.hinted || hint.length > 0 },
  });
}

/** Asks again what was asked last, after something else was said. */
export function repeat(
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  const slot = waitingSlot(draft);
  const isPin = draft.pins.some(({ scene }) => scene === null);
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
  return tipStep("tip", [reply], { ...session, draft });
}

function chosenFrom(
  names: readonly TipChoice[],
  session: Session,
  parts: TipParts,
): Choice[] {
  const say = sayer(parts, session);
  return names.map((name) => ({
    id: tipChoices[name],
    label: say(`choose-${name}`),
  }));
}
