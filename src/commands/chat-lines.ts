import { later, parseMoment, settableClock } from "../clock.ts";
import { openConversations } from "../conversations/conversations.ts";
import { noMetrics } from "../metrics/metrics.ts";
import { createDesk } from "../desk.ts";
import { InputError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { ChatEvent, toMessage } from "./chat-event.ts";
import { type Io, writeLine } from "./io.ts";
import { readJsonLines } from "./json-lines.ts";
import { createLineChannel } from "./line-channel.ts";
import { openStore } from "./store.ts";
import type { TerminalChat } from "./terminal-chat.ts";

// The rest of a text that came in parts is waited for no longer than this.
const lastWait = "PT2S";

/** Works through events one by one, the way the real channels would, and tells after each that it is done. */
export async function chatLines(
  { dataFolder, deskKey, logLevel, now }: TerminalChat,
  { input, output, knowledgeFolder }: Io,
): Promise<void> {
  const clock = settableClock();
  // Time stands between events, so that a run can be repeated.
  clock.set(now ?? clock.now());
  const logger = createLogger(logLevel, clock);
  const { storage } = await openStore({ folder: dataFolder, deskKey }, logger);
  const desk = await createDesk({ knowledgeFolder, logger });
  const blocked = new Set<string>();
  const tell = (message: object) => writeLine(output, JSON.stringify(message));
  const conversations = openConversations({
    storage,
    channels: (["telegram", "zalo"] as const).map((name) =>
      createLineChannel(name, blocked, tell),
    ),
    router: desk,
    catalogs: desk.catalogs,
    clock,
    timers: clock,
    random: Math.random,
    logger,
    metrics: noMetrics,
    gated: false,
  });
  await conversations.resume();
  await conversations.settled();
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
  await goOn(later(clock.now(), lastWait));
  conversations.stop();
  await storage.close();

  async function work(event: ChatEvent): Promise<void> {
    if (event.kind === "clock") await goOn(moved(event.to));
    else if (event.kind === "block") blocked.add(event.conversation);
    else {
      const message = toMessage(event.sent, clock.now());
      await conversations.receive(message);
    }
    await conversations.settled();
  }

  async function goOn(moment: Date | undefined): Promise<void> {
    if (moment !== undefined)
      await clock.moveTo(moment, () => conversations.settled());
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
