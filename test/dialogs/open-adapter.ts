import { onTestFinished } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { createTelegram } from "../../src/channels/telegram/telegram.ts";
import { createZalo } from "../../src/channels/zalo/zalo.ts";
import { later, type SettableClock, settableClock } from "../../src/clock.ts";
import { type House, openHouse } from "../../src/house.ts";
import type { Logger } from "../../src/logger.ts";
import { type Metrics, noMetrics } from "../../src/metrics/metrics.ts";
import { openStore } from "../../src/store.ts";
import { startServer } from "../channels/telegram/open.ts";
import { openServer } from "../channels/zalo/open.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { sample } from "../tips/attachments/samples.ts";
import type { UserTurn } from "./dialog.ts";

export type Turn = Pick<UserTurn, "as" | "attach" | "chat" | "wait"> & {
  readonly text: string | undefined;
  readonly redelivered: boolean;
};

/** What may be watched of the desk. */
interface Watched {
  readonly logger?: Logger;
  readonly metrics?: Metrics;
  /** Whether floods are held back. */
  readonly gated?: boolean;
}

/** A platform as a conversation needs it. */
interface Platform {
  readonly channel: Channel;
  /** Sends what a turn holds; gives how many messages the platform hands over for it. */
  sends(turn: Turn): Promise<number>;
  /** What was sent since the last look, by whom it was sent to. */
  shown(): Map<string, string>;
}

// Longer than any pause that a platform's rates ask for, and than the parts of one message are waited for.
const pauseMs = 61_000;

/** The whole desk on a platform's real adapter, with officers CB, CB1 and CB2, and its store in files or a database. */
export async function openAdapter(
  name: "telegram" | "zalo",
  start: Date,
  place: string | null,
  databaseUrl?: string,
  { logger = quiet, metrics = noMetrics, gated = false }: Watched = {},
) {
  const clock = settableClock();
  clock.set(start);
  const dataFolder = await temporaryFolder();
  const store = await openStore(
    { folder: dataFolder, deskKey: undefined, databaseUrl },
    logger,
  );
  let platform: Platform | undefined;
  const house = await openHouse({
    knowledgeFolder,
    store,
    dataFolder,
    adminCode: "code of the test",
    clock,
    timers: clock,
    ...{ logger, metrics, gated },
    wait: () => Promise.resolve(),
    lookEachMs: 24 * 60 * 60 * 1000,
    async openChannels(desk) {
      platform =
        name === "telegram"
          ? await telegram(clock, desk.menu)
          : await zalo(clock);
      return [platform.channel];
    },
  });
  if (platform === undefined) throw new Error("no platform");
  const opened: Platform = platform;
  const { channel } = opened;
  const sends = (turn: Turn) => opened.sends(turn);
  const shown = () => opened.shown();
  await grant(house, name);
  await house.resume();
  let received = 0;
  let changed: () => void = () => undefined;
  const running = channel.run(async (incoming) => {
    await house.conversations.receive(incoming);
    received += 1;
    changed();
  });
  onTestFinished(async () => {
    await channel.stop();
    await running;
    await house.close();
  });
  if (place !== null)
    for (const chat of [undefined, "group"] as const)
      await send({
        as: "A",
        text: chat === "group" ? `@bot tôi ở ${place}` : `tôi ở ${place}`,
        attach: undefined,
        chat,
        wait: undefined,
        redelivered: false,
      });
  return { send, dataFolder };

  async function send(turn: Turn): Promise<Map<string, string>> {
    shown();
    const moment =
      turn.wait === undefined ? undefined : later(clock.now(), turn.wait);
    if (moment !== undefined) await clock.moveTo(moment, () => house.settled());
    // How a platform delivers again is its adapter's own test.
    if (!turn.redelivered) {
      const before = received;
      const count = await sends(turn);
      while (received < before + count)
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
    }
    await house.settled();
    const soon = new Date(clock.now().getTime() + pauseMs);
    await clock.moveTo(soon, () => house.settled());
    return shown();
  }
}

async function grant({ roster }: House, channel: "telegram" | "zalo") {
  for (const name of ["CB", "CB1", "CB2"])
    await roster.grant({ channel, sender: idOf(name, channel) }, "officer");
}

/** A person's id on a platform. */
export function idOf(name: string, channel: "telegram" | "zalo"): string {
  actors.add(name);
  const hex = Buffer.from(name).toString("hex");
  return channel === "telegram"
    ? String(7_000_000 + Number.parseInt(hex, 16))
    : hex.padStart(20, "0");
}

/** What Telegram tells of a person with each message. */
export function profileOf(name: string) {
  return {
    first_name: `Quyên ${name}`,
    last_name: `Nguyệt Bảo ${name}`,
    username: `quyen_bao_${name.toLowerCase()}`,
  };
}

/** Names that have been given ids. */
const actors = new Set<string>();

function nameOf(id: string, channel: "telegram" | "zalo"): string {
  return [...actors].find((name) => idOf(name, channel) === id) ?? "group";
}

function gathered(
  sent: readonly (readonly [to: string, text: string])[],
): Map<string, string> {
  const shown = new Map<string, string>();
  for (const [to, text] of sent)
    shown.set(to, `${shown.get(to) ?? ""}${text}\n`);
  return shown;
}

/** As people's apps cut what is too long for one message. */
function parts(text: string, limit: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += limit)
    found.push(text.slice(at, at + limit));
  return found;
}

async function telegram(
  clock: SettableClock,
  commands: Parameters<typeof createTelegram>[0]["commands"],
): Promise<Platform> {
  const server = await startServer({
    date: () => Math.floor(clock.now().getTime() / 1000),
  });
  const picture = server.file(await sample("jpg"));
  const group = server.group(-100_500).id;
  let seen = 0;
  return {
    channel: createTelegram({
      token: server.token,
      apiRoot: server.root,
      commands,
      clock,
      logger: quiet,
    }),
    sends({ as, text, attach, chat }) {
      const person = server.user(Number(idOf(as, "telegram")), profileOf(as));
      const where = chat === "group" ? { in: group } : {};
      if (attach === "location")
        person.sends(
          { location: { latitude: 9.9347, longitude: 106.3453 } },
          where,
        );
      else if (attach !== undefined)
        person.sends(
          {
            photo: [picture],
            ...(text !== undefined && { caption: text }),
          },
          where,
        );
      else {
        const cut = parts(text ?? "", 4096);
        for (const part of cut) person.sends(part, where);
        return Promise.resolve(cut.length);
      }
      return Promise.resolve(1);
    },
    shown() {
      const fresh = server.sent.slice(seen);
      seen = server.sent.length;
      return gathered(
        fresh.map(({ chat, text }) => [nameOf(String(chat), "telegram"), text]),
      );
    },
  };
}

async function zalo(clock: SettableClock): Promise<Platform> {
  const server = await openServer({ date: clock.now().getTime() });
  const picture = server.file("a.jpg", Buffer.from(await sample("jpg")));
  let seen = 0;
  return {
    channel: createZalo({
      token: server.token,
      apiBase: server.base,
      clock,
      logger: quiet,
      anyMediaAddress: true,
      // A stop does not wait for the poll that is open.
      sleep: () => Promise.resolve(),
    }),
    async sends({ as, text, attach, chat }) {
      // Of a group the platform hands over only what names the bot.
      if (chat === "group" && text?.includes("@") !== true) return 0;
      const alone = server.user(idOf(as, "zalo"));
      const person = chat === "group" ? alone.in("group") : alone;
      if (attach === "location")
        await person.sends("https://www.google.com/maps/@9.9347,106.3453,17z");
      else if (attach !== undefined)
        await person.sends({
          photo: picture,
          ...(text !== undefined && { caption: text }),
        });
      else {
        const cut = parts(text ?? "", 2000);
        for (const part of cut) await person.sends(part);
        return cut.length;
      }
      return 1;
    },
    shown() {
      const fresh = server.sent.slice(seen);
      seen = server.sent.length;
      return gathered(
        fresh.map(({ chat, text }) => [nameOf(chat, "zalo"), text ?? ""]),
      );
    },
  };
}
