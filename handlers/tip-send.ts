import { StorageError } from "../src/errors.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import { isEmpty } from "../src/tips/draft/draft.ts";
import { reportOf } from "../src/tips/draft/report.ts";
import { formatReceipt } from "../src/tips/receipt.ts";
import { type Filed, IntakeClosed } from "../src/tips/tips.ts";
import type { Step } from "./handler.ts";
import { sentAlarm } from "./alarm.ts";
import { childTells } from "./tip-children.ts";
import { goOn } from "./tip-ask.ts";
import { focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { crimeTeller, sayer, tipStep, type TipParts } from "./tip-parts.ts";

/** Sends a report off whose summary was shown; otherwise shows it. */
export async function send(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step> {
  if (isEmpty(draft)) return goOn(message, session, draft, [], parts);
  if (!draft.shown)
    return goOn(message, session, { ...draft, enough: true }, [], parts);
  const say = sayer(parts, session);
  const from = addressOf(message);
  const report = reportOf(draft, session.place, {
    ...parts,
    tellsCrime: crimeTeller(parts),
  });
  let filed: Filed;
  try {
    filed = await parts.reporting.file(report, from);
  } catch (error) {
    const isClosed = error instanceof IntakeClosed;
    if (!isClosed && !(error instanceof StorageError)) throw error;
    const words = wordsOf(say(isClosed ? "closed" : "not-taken"));
    return { ...tipStep("tip", [words], session), answered: false };
  }
  const { reference, unit } = filed;
  const receipt = formatReceipt(filed.receipt);
  const lines = [
    say("sent", { unit }),
    ...(draft.againstPolice ? [say("sent-above")] : []),
    "",
    say("receipt", { receipt }),
    say("receipt-use"),
    say("receipt-keep"),
    "",
    say("reference", { reference }),
    say("sent-next"),
    ...(draft.child ? [say("child-number")] : []),
    ...(draft.urgent ? [say("sent-urgent")] : []),
  ];
  const tip = (await parts.reporting.linked(from)).find(
    (one) => one.reference === reference,
  );
  return tipStep("tip", [emphasize(wordsOf(lines.join("\n")), [receipt])], {
    ...session,
    draft: null,
    alarm: sentAlarm(message, session, childTells(draft, parts)),
    focus: tip === undefined ? null : focusOn(tip, message),
  });
}
