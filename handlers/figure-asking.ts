import { createHash } from "node:crypto";
import { newAsk } from "../src/figures/ask.ts";
import type { Message } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import {
  type FigureParts,
  memberOf,
  sayIn,
  strangeIn,
} from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";
import { createFigureList } from "./figure-list.ts";
import { heardFirst, heardOf } from "./figure-hearing.ts";
import { figureAct } from "./figure-acts.ts";
import { dropAsk, sendingTapped } from "./figure-sending.ts";
import { createFigureSteps, draftKey, stepOf } from "./figure-steps.ts";

/** Officers and admins ask units of a plan for a figure. To everybody else there is no such thing. */
export function createFigureAskingHandler(parts: FigureParts): Handler {
  const { commands, cues, desk } = parts;
  const steps = createFigureSteps(parts);
  const list = createFigureList(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const command = choice === undefined ? commands.read(text) : undefined;
    const said =
      choice === undefined ? desk.cues.after("ask", text) : undefined;
    const wanted = command?.id === "figures" ? command.rest : said;
    const waits = stepOf(session);
    const isTapped = choice?.startsWith("figure-") === true;
    if (wanted === undefined && waits === undefined && !isTapped)
      return undefined;
    const member = await memberOf(message, parts);
    if (member === undefined) return undefined;
    if (choice === figureAct.begin) return begin("", message, session, member);
    if (wanted !== undefined)
      return (
        (wanted === "" && command !== undefined
          ? await list.all(session)
          : undefined) ?? begin(wanted, message, session, member)
      );
    const draft = await desk.asks.get(session.pending[draftKey] ?? "");
    if (waits !== undefined && draft?.stage === "draft") {
      const isOver = command?.id === "cancel" || cues.says("cancel", text);
      if (choice === undefined && isOver) return dropAsk(draft, session, parts);
      const heard = await heardOf(waits, message, draft, session, parts);
      if (typeof heard === "string") {
        const strange = strangeIn(text, draft.place ?? "", parts);
        const values = { units: strange.join("; ") };
        return answer(sayIn(parts, session)(heard, values), session);
      }
      if (heard !== undefined) return steps.write(draft, heard, session);
    }
    return (
      (await list.tapped(message, session)) ??
      sendingTapped(message, session, parts)
    );
  };

  /** One message begins one question, however often it is worked on. */
  async function begin(
    said: string,
    message: Message,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const { channel, sender, conversation, id: of } = message;
    const id = createHash("sha256")
      .update(`${channel}:${conversation}:${of}`)
      .digest("base64url")
      .slice(0, 12);
    const asker = { channel, sender, conversation, language: session.language };
    const draft = await desk.asks.change(
      id,
      (old) => old ?? newAsk(id, asker, member.unit ?? ""),
    );
    if (draft === undefined) throw new RangeError("a question vanished");
    const heard = heardFirst(said, session, parts);
    if (heard === "day-past")
      return answer(sayIn(parts, session)(heard), session);
    return steps.write(draft, heard, session);
  }
}
