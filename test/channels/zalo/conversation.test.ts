import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settableClock } from "../../../src/clock.ts";
import { openConversations } from "../../../src/conversations/conversations.ts";
import { createDesk } from "../../../src/desk.ts";
import { noMetrics } from "../../../src/metrics/metrics.ts";
import { openMemory } from "../../../src/storage/memory.ts";
import { quiet } from "../../quiet.ts";
import { openZalo } from "./open.ts";
import type { Sender } from "./server/zalo-server.ts";
import type { Sending } from "./server/updates.ts";

const knowledgeFolder = join(import.meta.dirname, "../../../knowledge");
const desk = await createDesk({ knowledgeFolder, logger: quiet });
const webhook = { url: "https://desk.example/zalo", secret: "a-long-secret" };
// Deliveries come as the platform makes them; a poll waits as long as it likes.
const modes = { "fetching what comes": undefined, "delivered to": webhook };

describe.each(Object.entries(modes))("a desk on Zalo, %s", (_, hook) => {
  it("shows choices as numbers, and takes a number for the choice", async () => {
    const { server, says } = await openDesk(hook);
    const a = server.user("a");
    const [asked = ""] = await says(a, "ai ký kế hoạch?");
    const number = /(\d)\. Tỉnh Trà Vinh/.exec(asked)?.[1] ?? "none";
    expect(await says(a, number)).toEqual([
      expect.stringContaining("Lê Văn Hản"),
    ]);
    expect(server.violations).toEqual([]);
  });

  it("keeps conversations apart", async () => {
    const { server, says } = await openDesk(hook);
    await says(server.user("a"), "ai ký kế hoạch?");
    const [other = ""] = await says(server.user("b"), "1");
    expect(other).not.toContain("Lê Văn Hản");
  });

  it("answers danger first, with the numbers in bold", async () => {
    const { server, says } = await openDesk(hook);
    const [answer = ""] = await says(server.user("a"), "cướp ở chợ, cứu với!");
    expect(answer).toMatch(/^[^\n]*113/);
    const at = answer.indexOf("113");
    expect(server.sent[0]?.styles).toContainEqual({
      start: at,
      len: 3,
      st: ["b"],
    });
  });

  it("answers a sticker, a voice message and what cannot be seen, in a private chat", async () => {
    const { server, says } = await openDesk(hook);
    const a = server.user("a");
    for (const sending of [
      { sticker: "s1" },
      { voice: "https://f2-voice-aac-dl.zdn.vn/1.aac" },
      { unsupported: true },
    ] as const)
      expect(await says(a, sending)).toHaveLength(1);
  });

  it("in a group answers what mentions it, there, and is quiet on what cannot be seen", async () => {
    const { server, says } = await openDesk(hook);
    const a = server.user("a").in("g");
    expect(await says(a, { unsupported: true })).toEqual([]);
    const asked = "@Bot Trực Ban ai ký kế hoạch của tỉnh Trà Vinh?";
    expect(await says(a, asked)).toEqual([
      expect.stringContaining("Lê Văn Hản"),
    ]);
    expect(server.sent.map(({ chat }) => chat)).toEqual(["g"]);
  });
});

/** A desk, the channel, and the server, with what the server is sent after each message. */
async function openDesk(hook: typeof webhook | undefined) {
  const clock = settableClock();
  clock.set(new Date("2023-05-10T12:00:00+07:00"));
  const opened = await openZalo({ clock, webhook: hook });
  const { server, channel, run } = opened;
  const conversations = openConversations({
    storage: openMemory(),
    channels: [channel],
    router: desk,
    catalogs: desk.catalogs,
    clock,
    timers: clock,
    random: () => 0,
    logger: quiet,
    metrics: noMetrics,
    gated: false,
  });
  server.deliverTo(
    (request) => channel.webhook?.accept(request) ?? Promise.resolve(404),
  );
  let taken = 0;
  void run(async (incoming) => {
    await conversations.receive(incoming);
    taken += 1;
  });
  if (hook === undefined) await server.polled();
  else
    while (server.platform.webhook.url === "") await new Promise(setImmediate);

  async function says(
    person: Sender,
    sending: string | Sending,
  ): Promise<string[]> {
    const [before, sentBefore] = [taken, server.sent.length];
    // So that nothing waits for its turn.
    clock.set(new Date(clock.now().getTime() + 60_000));
    await person.sends(sending);
    while (taken === before) await new Promise(setImmediate);
    await conversations.settled();
    return server.sent.slice(sentBefore).map(({ text = "" }) => text);
  }

  return { server, says };
}
