import type { ChannelName, Message } from "../../src/message.ts";
import { SendError, type SendFault } from "../../src/channels/channel.ts";
import { createLineChannel } from "../../src/commands/line-channel.ts";
import { later, settableClock } from "../../src/clock.ts";
import { loadOpening } from "../../src/desk-knowledge.ts";
import { type House, openHouse } from "../../src/house.ts";
import { noMetrics } from "../../src/metrics/metrics.ts";
import type { Role } from "../../src/people/roster.ts";
import { memoryBlobs } from "../../src/storage/blobs.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** One thing that somebody was sent. */
export interface Told {
  readonly to: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly files: readonly string[];
}

const opening = loadOpening(knowledgeFolder);

/** A house in memory whose clock stands, whose people are on line channels, and which may be killed and opened again. */
export async function openWorld(at: string) {
  const clock = settableClock();
  clock.set(new Date(at));
  const storage = openMemory();
  const blobs = memoryBlobs();
  const folder = await temporaryFolder();
  const blocked = new Set<string>();
  const faults = new Map<string, SendFault>();
  let all: Told[] = [];
  let count = 0;
  let house = await open();
  return {
    say,
    tap,
    pass,
    restart,
    blocked,
    faults,
    grant,
    storage,
    clock,
    get house() {
      return house;
    },
    /** All that was sent since this was asked last. */
    sent,
  };

  async function open(): Promise<House> {
    let alive = true;
    const opened = await openHouse({
      knowledgeFolder,
      store: { storage, blobs, key: new Uint8Array(32).fill(7) },
      dataFolder: folder,
      adminCode: "not-asked-for-here",
      wait: () => Promise.resolve(),
      lookEachMs: 24 * 60 * 60 * 1000,
      clock,
      timers: {
        after: (ms, work) =>
          clock.after(ms, () => {
            if (alive) work();
          }),
      },
      logger: quiet,
      metrics: noMetrics,
      gated: false,
      opening: await opening,
      openChannels: () =>
        (["telegram", "zalo"] as const).map((name) => {
          const channel = createLineChannel(name, blocked, (told) => {
            all.push(told as Told);
            return Promise.resolve();
          });
          return {
            ...channel,
            mayPost: () => faults.get(name)?.kind !== "quota",
            send: async (to, piece) => {
              const fault = faults.get(to);
              if (!alive) throw new SendError({ kind: "fault" });
              if (fault !== undefined) throw new SendError(fault);
              await channel.send(to, piece);
            },
          };
        }),
    });
    await opened.resume();
    await opened.settled();
    return {
      ...opened,
      close: async () => {
        alive = false;
        await opened.close();
      },
    };
  }

  async function say(
    from: string,
    text: string,
    given: Partial<Message> = {},
  ): Promise<readonly Told[]> {
    count += 1;
    await house.conversations.receive({
      id: `m${count}`,
      channel: "telegram",
      conversation: from,
      sender: from,
      at: clock.now(),
      text,
      attachments: [],
      group: false,
      named: true,
      ...given,
    });
    await house.settled();
    return sent();
  }

  /** Taps the button of a label that somebody was shown last, or of an id. */
  async function tap(
    from: string,
    on: readonly Told[],
    label: string,
    channel: ChannelName = "telegram",
  ): Promise<readonly Told[]> {
    const choice = on
      .filter(({ to }) => to === from)
      .flatMap(({ choices }) => choices)
      .find((one) => one.label.includes(label));
    if (choice === undefined) throw new Error(`nobody offers ${label}`);
    return say(from, "", { choice: choice.id, channel });
  }

  async function pass(duration: string): Promise<readonly Told[]> {
    const to = duration.startsWith("P")
      ? later(clock.now(), duration)
      : new Date(duration);
    if (to === undefined) throw new Error(`no time: ${duration}`);
    await clock.moveTo(to, () => house.settled());
    await house.settled();
    return sent();
  }

  /** The process ends, and another takes up what it left. */
  async function restart(): Promise<void> {
    await house.close();
    house = await open();
  }

  async function grant(sender: string, role: Role, unit?: string) {
    await house.roster.grant(
      { channel: "telegram", sender },
      role,
      unit === undefined ? {} : { unit },
    );
  }

  function sent(): readonly Told[] {
    const told = all;
    all = [];
    return told;
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** What somebody was told, in one text. */
export function textTo(told: readonly Told[], to: string): string {
  return told
    .filter((one) => one.to === to)
    .map(({ text }) => text)
    .join("\n");
}
