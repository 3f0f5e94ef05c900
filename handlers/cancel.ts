import { wordsOf } from "../src/message.ts";
import { type Handler, talk } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

/** Drops what is under way: a list to choose from, a question that waits, the thread. Settings stay. */
export function createCancelHandler({
  catalogs,
  commands,
  cues,
}: SteeringParts): Handler {
  return ({ text, choice }, session) => {
    const isAsked =
      choice === undefined &&
      (commands.read(text)?.id === "cancel" || cues.says("cancel", text));
    if (!isAsked) return Promise.resolve(undefined);
    const isIdle = session.offered.length === 0 && session.thread === null;
    const words = catalogs[session.language].say(
      isIdle ? "settings.nothing-to-cancel" : "settings.cancelled",
    );
    return Promise.resolve(
      talk([wordsOf(words)], { ...session, thread: null, pending: {} }),
    );
  };
}
