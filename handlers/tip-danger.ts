import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import { asking, newDraft, nextSlot, touch } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { chosenFrom } from "./tip-choices.ts";
import { isDeed, isAnswer } from "./tip-danger-told.ts";
import { summary } from "./tip-summary.ts";
import { isFile, withFiles } from "./tip-files.ts";
import { gentleWords } from "./tip-gentle.ts";
import { officersWaiting, passOn } from "./tip-waiting.ts";
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
    // Whoever is asked for a place and names one sounds like people who call for help.
    const asked = await officersWaiting(message, session, parts);
    const isAwaited = session.draft !== null || asked !== undefined;
    const draft = asked === undefined ? session.draft : null;
    if (isAwaited && isAnswer(found, message, draft)) return undefined;
    const step = await emergency(message, session);
    const isTold = !message.group && message.choice === undefined;
    if (step === undefined || !isTold) return step;
    try {
      const passed = asked && (await passOn(asked, step, message, parts));
      // Whoever asked has the words; only of what is plainly now others are to hear as well.
      const isOthers = passed === undefined || found.details.has("plainly-now");
      const brings = passed === undefined && message.attachments.some(isFile);
      return session.draft === null && !(isDeed(found) && isOthers) && !brings
        ? (passed ?? step)
        : await keep(passed ?? step, message, session);
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
    const begun = draft ?? {
      ...newDraft(parts.newId(), receivedAt(message)),
      wanted: false,
    };
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
      const key = draft === null ? "danger-kept" : "danger-goes-on";
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
    const lead = [say("danger-kept-whole"), ...lines, ...gentle];
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
