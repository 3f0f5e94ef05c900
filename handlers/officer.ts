import { wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { OfficerAct } from "../src/tips/desk/officer-words.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { createOfficerActs } from "./officer-acts.ts";
import { createOfficerLists } from "./officer-lists.ts";
import {
  awaitingNothing,
  type OfficerHandler,
  type OfficerParts,
} from "./officer-parts.ts";
import { onlyHeld, sees } from "./officer-own.ts";
import { createOfficerReading } from "./officer-reading.ts";
import { createOfficerStats } from "./officer-stats.ts";
import { createOfficerTip } from "./officer-tip.ts";

// These concern no one tip.
const general: ReadonlySet<OfficerAct> = new Set([
  "next",
  "list",
  "find",
  "stats",
  "resend",
  "help",
]);

/**
 * Officers at work on tips: by buttons, by commands, in plain words, and with the words that they were asked for. To
 * everybody else none of it exists. It must be asked before danger counts, since what officers ask may tell of it.
 */
export function createOfficerHandler(parts: OfficerParts): Handler {
  const { catalogs, officering, words, roster } = parts;
  const reading = createOfficerReading(parts);
  const { open } = createOfficerTip(parts);
  const acts: Readonly<Record<OfficerAct, OfficerHandler>> = {
    open,
    ...createOfficerLists(parts, open),
    ...createOfficerStats(parts),
    help: ({ session }) =>
      Promise.resolve(
        answer(catalogs[session.language].say("officers.help"), session),
      ),
    ...createOfficerActs(parts),
  };

  return async (message, before) => {
    if (reading.isCancelled(message, before))
      return answer(
        catalogs[before.language].say("officers.words-none"),
        awaitingNothing(before),
      );
    const typed = reading.read(message, before);
    if (typed === undefined) return undefined;
    const officer = await officering.officerOf(message);
    const { say } = catalogs[before.language];
    if (officer === undefined) {
      if (!typed.command) return undefined;
      const roles = await roster.rolesOf(message);
      if (roles.has("admin") && typed.act === "resend" && !message.group)
        return resend(before);
      // Their office is none that the desk knows; somebody must put that right.
      return roles.has("officer")
        ? answer(say("officers.no-unit"), before)
        : undefined;
    }
    // Of a tip that is not theirs they may speak as its reporter.
    const isTheirs =
      typed.loose !== true ||
      (!message.group && (await sees(officer, typed.reference, officering)));
    if (!isTheirs) return undefined;
    if (message.group) return answer(say("people.admin-privately"), before);
    const session = awaitingNothing(before);
    if (typed.act === "resend")
      return answer(say("officers.for-admins"), session);
    const isGeneral = general.has(typed.act);
    const reference =
      typed.reference ??
      (isGeneral ? undefined : await onlyHeld(officer, officering));
    if (!isGeneral && reference === undefined)
      // "Hand over the goods" is talk; a command is none.
      return typed.command
        ? answer(
            say("officers.which", { command: words.nameOf(typed.act) }),
            session,
          )
        : undefined;
    const { channel, conversation, id } = message;
    return acts[typed.act]({
      ...typed,
      reference,
      message,
      session,
      officer,
      request: `${channel}:${conversation}:${id}`,
    });
  };

  async function resend(session: Session): Promise<Step> {
    const count = await officering.resend();
    const { say } = catalogs[session.language];
    return answer(say("officers.resent", { count }), session);
  }
}

function answer(text: string, session: Session): Step {
  return talk([wordsOf(text)], session);
}
