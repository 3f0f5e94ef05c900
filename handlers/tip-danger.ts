import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import { asking, nextSlot, touch } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Session } from "../src/session.ts";
import { begunInAlarm, isPlaced } from "./after-alarm.ts";
import { isDespairing } from "./after-despair.ts";
import type { Handler, Step } from "./handler.ts";
import { alarmAt, isDespair } from "./alarm.ts";
import { chosenFrom } from "./tip-choices.ts";
import { hasDanger, isAnswer, isDeed, isFear } from "./tip-danger-told.ts";
import { summary } from "./tip-summary.ts";
import { isNews } from "./tip-news.ts";
import { isSilent, urgently } from "./tip-noted.ts";
import { isFile, withFiles } from "./tip-files.ts";
import { gentleWords } from "./tip-gentle.ts";
import { threatened } from "./tip-threatened.ts";
import { declines, officersWaiting, passOn } from "./tip-waiting.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";
import { askTown } from "./tip-town.ts";

/**
 * After danger was answered, and never before: what was said of it is kept as an urgent report, so that who cannot speak
 * can send it with an address in writing.
 */
export function createTipDangerHandler(
  emergency: Handler,
  parts: TipParts,
): Handler {
  return async (message, session) => {
    const found = parts.classifier.classify(message.text, { placeKnown: true });
    // Whoever names a place that was asked for sounds like people who call for help.
    const asked = await officersWaiting(message, session, parts);
    const alarm = message.group ? undefined : alarmAt(session, message);
    const isAwaited =
      session.draft !== null ||
      asked !== undefined ||
      (alarm !== undefined && alarm.said !== null);
    const draft = asked === undefined ? session.draft : null;
    if (isAwaited && isAnswer(found, message, draft)) return undefined;
    if (asked !== undefined && declines(message, parts)) return undefined;
    // To somebody who wishes to die no alarm is rung again that nothing in their words asks for.
    if (alarm && isDespair(alarm) && !hasDanger(found)) return undefined;
    if (isNews(found, message, session, parts)) return undefined;
    if (draft !== null && isFear(found)) return undefined;
    const step = await emergency(message, session);
    const isTold = !message.group && message.choice === undefined;
    if (step === undefined || !isTold) return step;
    try {
      const sent = asked ?? (await threatened(found, message, session, parts));
      const passed = sent && (await passOn(sent, step, message, parts));
      // Whoever asked has the words; only of what is plainly now others are to hear as well.
      const isOthers = !passed || (asked && found.details.has("plainly-now"));
      const brings = passed === undefined && message.attachments.some(isFile);
      // Of somebody who wishes to die nothing goes into a report of something else.
      const keeps =
        (session.draft !== null && !isDespairing(found)) ||
        (isDeed(found) && isOthers) ||
        isPlaced(message, session, step.session, parts) ||
        brings;
      const so = passed ?? step;
      return keeps ? await keep(so, message, session) : so;
    } catch {
      // The numbers come first, whatever becomes of the report.
      return step;
    }
  };

  async function keep(
    step: Step,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const { draft } = session;
    if (!(await parts.reporting.open())) {
      const closed = wordsOf(sayer(parts, session)("closed"));
      return { ...step, replies: [...step.replies, closed] };
    }
    const begun = draft ?? begunInAlarm(message, session, parts);
    const { draft: held, lines } = await withFiles(
      message,
      session,
      begun,
      parts,
    );
    const told = take(held, telling(message.text, parts, true));
    const next = { ...touch(told, receivedAt(message)), shown: false };
    const kept: Session = { ...step.session, draft: next };
    const say = sayer(parts, kept);
    const gentle = gentleWords(message, session, parts, true);
    if (nextSlot(next) !== undefined) {
      const key = isSilent(next, parts)
        ? "danger-kept-silent"
        : draft === null
          ? "danger-kept"
          : "danger-goes-on";
      const lead = wordsOf(
        [say(key), ...lines, ...gentle].join("\n"),
        chosenFrom(["send", "cancel"], kept, parts),
      );
      return {
        ...step,
        replies: [...step.replies, lead],
        session: { ...kept, draft: asking(next, "where") },
      };
    }
    const lead = [
      urgently("danger-kept-whole", kept, parts),
      ...lines,
      ...gentle,
    ];
    // A ward of any town is no address to be found by.
    const ready =
      askTown(kept, next, lead, parts) ?? summary(kept, next, lead, parts);
    return {
      ...step,
      replies: [...step.replies, ...ready.replies],
      session: ready.session,
    };
  }
}
