import { wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import { digestOf } from "../src/tips/draft/digest.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import { routedOf } from "../src/tips/draft/report.ts";
import { giveawaysIn } from "../src/tips/words/giveaways.ts";
import type { Step } from "./handler.ts";
import { chosenFrom, type TipChoice } from "./tip-choices.ts";
import { crimeTeller, sayer, tipStep, type TipParts } from "./tip-parts.ts";

/** What would be sent, and the question whether it is right. */
export function summary(
  session: Session,
  draft: Draft,
  lead: readonly string[],
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  const digest = digestOf(draft, session.place, {
    ...parts,
    tellsCrime: crimeTeller(parts),
  });
  const { routed } = routedOf(draft, session.place, parts);
  const unit = parts.receiver(routed, textOf(draft));
  const told = (["what", "where", "when", "who"] as const).map((slot) =>
    say(`summary-${slot}`, { text: digest[slot] ?? say("summary-unknown") }),
  );
  const [files, pins] = [draft.files.length, draft.pins.length];
  const all = giveawaysIn(textOf(draft), parts);
  const hint = all.slice(draft.hinted);
  const lines = [
    ...lead,
    ...(lead.length > 0 ? [""] : []),
    say(draft.urgent ? "summary-urgent" : "summary"),
    ...told,
    ...(digest.evidence === undefined
      ? []
      : [say("summary-evidence", { text: digest.evidence })]),
    ...(files > 0 ? [say("summary-files", { count: files })] : []),
    ...(pins > 0 ? [say("summary-pins", { count: pins })] : []),
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
    draft: { ...draft, shown: true, hinted: all.length },
  });
}
