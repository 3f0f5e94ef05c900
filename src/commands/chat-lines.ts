import { abilities } from "../channels/abilities.ts";
import { type Piece, piecesOf } from "../channels/piece.ts";
import { later, parseMoment, settableClock } from "../clock.ts";
import { createDesk } from "../desk.ts";
import { InputError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { openLowdb } from "../storage/lowdb.ts";
import { ChatEvent, toMessage } from "./chat-event.ts";
import { type Io, writeLine } from "./io.ts";
import { readJsonLines } from "./json-lines.ts";
import type { TerminalChat } from "./terminal-chat.ts";

/** Works through events one by one, the way the real channels would, and tells after each that it is done. */
export async function chatLines(
  { dataFolder, logLevel, now }: TerminalChat,
  { input, output, knowledgeFolder }: Io,
): Promise<void> {
  const clock = settableClock();
  clock.set(now);
  const storage = await openLowdb(dataFolder);
  const logger = createLogger(logLevel, clock);
  const desk = await createDesk({ knowledgeFolder, storage, logger });
  const blocked = new Set<string>();
  const tell = (message: object) => writeLine(output, JSON.stringify(message));
  let handled = 0;
  for await (const item of readJsonLines(input, ChatEvent)) {
    if ("error" in item) await tell(item);
    else
      try {
        await work(item.value);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        await tell({ line: item.line, error: error.message });
      }
    handled += 1;
    await tell({ handled });
  }
  await storage.close();

  async function work(event: ChatEvent): Promise<void> {
    if (event.kind === "clock") {
      clock.set(moved(event.to));
      return;
    }
    if (event.kind === "block") {
      blocked.add(event.conversation);
      return;
    }
    const message = toMessage(event.sent, clock.now(), String(handled));
    const answer = await desk.handle(message);
    // To a person who has blocked the desk nothing can be sent, but what they said has been worked on.
    if (blocked.has(message.conversation)) return;
    for (const reply of answer?.replies ?? [])
      for (const piece of piecesOf(reply, abilities[message.channel]))
        await tell({ to: message.conversation, ...shown(piece) });
  }

  function moved(text: string): Date {
    const moment = /^\+?P/.test(text)
      ? later(clock.now(), text)
      : parseMoment(text);
    if (moment !== undefined) return moment;
    throw new InputError(
      "clock: expected a date and time with offset or a duration such as +P1D",
    );
  }
}

/** A piece as the machine-readable contract writes it. */
function shown(piece: Piece): object {
  return piece.kind === "text"
    ? { text: piece.text, choices: piece.choices, files: [] }
    : { text: "", choices: [], files: [piece.name] };
}
