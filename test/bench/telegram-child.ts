import { join } from "node:path";
import { Bot } from "grammy";
import type { Channel } from "../../src/channels/channel.ts";
import { createTelegram } from "../../src/channels/telegram/telegram.ts";
import { systemClock, systemTimers } from "../../src/clock.ts";
import { openStore } from "../../src/store.ts";
import { openConversations } from "../../src/conversations/conversations.ts";
import { createDesk } from "../../src/desk.ts";
import { createLogger } from "../../src/logger.ts";
import { wordsOf } from "../../src/message.ts";
import { noMetrics } from "../../src/metrics/metrics.ts";

// A process of its own, so that the server it talks to does not share its core.
//   desk      the whole desk, its own rates lifted, so that the machine is measured and not the limit
//   notices   posts so many notices, at the rates of the platform
//   grammy    the peer: grammY alone, which answers with the same words and keeps nothing

const together = 100;

const [mode = "", token = "", apiRoot = "", folder = "", count = "0"] =
  process.argv.slice(2);

if (mode === "grammy") {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.on("message:text", (context) => context.reply(context.message.text));
  process.once("SIGTERM", () => void bot.stop());
  await bot.start();
} else await runDesk();

async function runDesk(): Promise<void> {
  const clock = systemClock;
  const logger = createLogger("error", clock);
  const knowledgeFolder = join(import.meta.dirname, "../../knowledge");
  const { storage } = await openStore({ folder, deskKey: undefined }, logger);
  const desk = await createDesk({ knowledgeFolder, logger });
  const telegram = createTelegram({
    token,
    apiRoot,
    commands: desk.menu,
    clock,
    logger,
  });
  const channel: Channel =
    mode === "desk"
      ? {
          ...telegram,
          rates: {
            ...telegram.rates,
            perSecond: Infinity,
            perConversationMs: 0,
            perGroupMinute: Infinity,
          },
        }
      : telegram;
  const conversations = openConversations({
    storage,
    channels: [channel],
    router: desk,
    catalogs: desk.catalogs,
    clock,
    timers: systemTimers,
    random: Math.random,
    logger,
    metrics: noMetrics,
    gated: false,
  });
  process.once("SIGTERM", () => {
    void channel.stop().then(() => process.exit(0));
  });
  const running = channel.run((incoming) => conversations.receive(incoming));
  // Side by side, as a nudge to many would be: one write at a time is slower than the platform's rate.
  for (let at = 1; at <= Number(count); at += together)
    await Promise.all(
      Array.from(
        { length: Math.min(together, Number(count) - at + 1) },
        (_, more) =>
          conversations.post(
            { channel: "telegram", id: String(at + more), group: false },
            wordsOf(`notice ${at + more}`),
            `notice:${at + more}`,
          ),
      ),
    );
  await running;
}
