import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Focus, Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { Step } from "./handler.ts";
import { filedChoicesOf, stateReply } from "./receipt.ts";
import { hasNews, stateLines } from "./receipt-state.ts";
import { focusAt, focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

export type Named = Pick<Focus, "id" | "reference">;

/** What a reporter may do with a tip that was sent, and what is said of it. */
export function createActs(
  message: Message,
  session: Session,
  parts: TipParts,
) {
  const { reporting } = parts;
  const say = sayer(parts, session);
  return { sure, confirmed, cut, read, state, told, step };

  /** Asks before what cannot be undone. */
  function sure(what: "withdraw" | "erase", tip: Named | undefined): Step {
    if (tip === undefined) return step("receipt-again");
    const words = say(`${what}-sure`, { reference: tip.reference });
    return tipStep(
      "status",
      [wordsOf(words, filedChoicesOf(["yes", "no"], say))],
      { ...session, focus: focusOn(tip, message, what) },
    );
  }

  async function confirmed({ id, reference, awaits }: Focus): Promise<Step> {
    if (awaits === "withdraw") {
      const done = await reporting.withdraw(id, message.id);
      const key = done === "closed" ? "withdraw-closed" : "withdrawn";
      return ended(say(key, { reference }));
    }
    if (awaits === "erase") {
      const { delivered } = await reporting.erase(id, message.id);
      return ended(say(delivered ? "erased-there" : "erased", { reference }));
    }
    return told("more-what", { id, reference }, "more");
  }

  async function cut(): Promise<Step> {
    const count = await reporting.cut(addressOf(message));
    // Whoever holds the receipt may cut the way to another account as well: the telephone that sent it may be lost.
    const opened = focusAt(session, message);
    const isOther = opened !== undefined && (await reporting.unlink(opened.id));
    if (count > 0)
      return ended([say("cut"), say(`cut-left-${message.channel}`)].join("\n"));
    return isOther
      ? ended(say("cut-other", { reference: opened.reference }))
      : ended(say("cut-nothing"));
  }

  /** What officers wrote; undefined where they wrote nothing. */
  function read(tips: readonly (TipView & Named)[]): Step | undefined {
    const [first, ...others] = tips.filter(hasNews);
    if (first === undefined) return undefined;
    const words = [first, ...others].map((tip) =>
      [
        say("news-of", { reference: tip.reference }),
        ...tip.lines
          .filter(({ from }) => from === "officer")
          .map(({ text }) => say("officer-wrote", { text })),
      ].join("\n"),
    );
    // What waits for no answer has come to where its state says.
    const end = first.asked
      ? [say("news-answer")]
      : [stateLines(first, receivedAt(message), say).join("\n")];
    const reply = wordsOf([...words, ...end].join("\n\n"));
    const focus = focusOn(first, message, "more");
    return tipStep("status", [reply], { ...session, focus });
  }

  /** How a tip stands; undefined where it is gone. */
  function state(tip: (TipView & Named) | undefined): Step | undefined {
    return (
      tip &&
      tipStep("status", [stateReply(tip, message, session, parts)], {
        ...session,
        focus: focusOn(tip, message),
      })
    );
  }

  function told(key: string, tip: Named, awaits: Focus["awaits"] = null): Step {
    const words = wordsOf(say(key, { reference: tip.reference }));
    const next = { ...session, focus: focusOn(tip, message, awaits) };
    return tipStep("status", [words], next);
  }

  function step(key: string): Step {
    return tipStep("status", [wordsOf(say(key))], session);
  }

  function ended(words: string): Step {
    return tipStep("status", [wordsOf(words)], { ...session, focus: null });
  }
}
