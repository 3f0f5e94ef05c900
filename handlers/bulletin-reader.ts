import type { Subject } from "../src/bulletins/words.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import {
  type BulletinParts,
  isOnlyChosen,
  sayIn,
  spansOf,
} from "./bulletin-parts.ts";
import { placesIn } from "./posting-parts.ts";
import { createChoosing } from "./bulletin-choosing.ts";
import { createTaking, kept, without } from "./bulletin-taking.ts";

/** Takes on whoever asks for warnings, lets them choose place and subjects, and takes them off again. */
export function createBulletinReaderHandler(parts: BulletinParts): Handler {
  const { commands, cues, desk } = parts;
  const choosing = createChoosing(parts);
  const taking = createTaking(parts, choosing);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined)
      return group ? undefined : taking.tapped(choice, message, session);
    const command = commands.read(text);
    const isCommand = command?.id === "alerts";
    // Who is telling of a crime may speak of warnings too.
    const wish =
      session.draft === null || isCommand
        ? (desk.cues.wish(text, spansOf(text, parts)) ??
          (isCommand ? "take" : undefined))
        : undefined;
    if (group)
      return wish === undefined ? undefined : choosing.invite(message, session);
    if (wish === "stop")
      return taking.stop(hear(text).subjects, message, session);
    if (wish === "take") return take(text, message, session, isCommand);
    const waits = session.pending[waitKey] ?? "";
    if (!/^alerts-(?:place|subjects)$/.test(waits)) return undefined;
    if (command?.id === "cancel" || cues.says("cancel", text)) {
      const words = sayIn(parts, session)("cancelled");
      return choosing.told(words, without(session));
    }
    return isOnlyChosen(text, parts)
      ? take(text, message, session, false)
      : undefined;
  };

  function hear(text: string) {
    const { named, any } = placesIn(text, parts);
    const everywhere = desk.cues.says("everywhere", text);
    const subjects = desk.cues.subjectsIn(text);
    return { named, any: any || everywhere, everywhere, subjects };
  }

  async function take(
    text: string,
    message: Message,
    session: Session,
    isCommand: boolean,
  ): Promise<Step> {
    const known = await desk.readers.get(message);
    const { named, any, everywhere, subjects } = hear(text);
    if (!any && subjects.length === 0 && known !== undefined)
      return choosing.shown(known, session, isCommand ? "yours" : "already");
    const after = withSubjects(session, subjects);
    if (named.length > 1) return choosing.askPlace(after, "place-of", named);
    if (any && named.length === 0 && !everywhere)
      return choosing.askPlace(after, "place-none");
    const place = everywhere ? null : (named[0] ?? placeBefore());
    return place === undefined
      ? choosing.askPlace(after)
      : taking.settle(place, subjects, message, session);

    function placeBefore(): string | null | undefined {
      const waiting = session.pending[kept.place];
      if (waiting !== undefined) return waiting === "" ? null : waiting;
      if (known !== undefined) return known.place;
      return session.place ?? undefined;
    }
  }
}

function withSubjects(session: Session, said: readonly Subject[]): Session {
  if (said.length === 0) return session;
  const pending = { ...session.pending, [kept.subjects]: said.join() };
  return { ...session, pending };
}
