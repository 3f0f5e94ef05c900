import { describe, expect, it } from "vitest";
import { SendError } from "../../../src/channels/channel.ts";
import { type Piece, piecesOf } from "../../../src/channels/piece.ts";
import { wordsOf } from "../../../src/message.ts";
import type { ZaloParts } from "../../../src/channels/zalo/zalo.ts";
import { type Opened, openZalo } from "./open.ts";
import type { Fault } from "./server/faults.ts";
import type { ZaloServer } from "./server/zalo-server.ts";

const words = (text: string): Piece => ({
  kind: "text",
  text,
  emphasis: [],
  choices: [],
  request: null,
});
const picture: Piece = {
  kind: "file",
  name: "map.png",
  mediaType: "image/png",
  base64: Buffer.from("a picture").toString("base64"),
};

describe("sending", () => {
  it("shows choices as numbers and emphasis as bold, in UTF-16 units", async () => {
    const { server, channel } = await openTalked();
    const reply = {
      ...wordsOf("🚨 Gọi 113 ngay.", [{ id: "a", label: "Đã gọi" }]),
      emphasis: [{ start: 3, length: 7 }],
    };
    for (const piece of piecesOf(reply, channel.abilities))
      await channel.send("a", piece);
    expect(server.sent).toEqual([
      {
        method: "sendMessage",
        chat: "a",
        text: "🚨 Gọi 113 ngay.\n\n1. Đã gọi",
        styles: [{ start: 3, len: 7, st: ["b"] }],
      },
    ]);
    expect(server.violations).toEqual([]);
  });

  it("takes text for text, whatever marks stand in it", async () => {
    const { server, channel } = await openTalked();
    await channel.send("a", words("<b>**_x_**</b> & `y`"));
    expect(server.calls.at(-1)?.parameters).toEqual({
      chat_id: "a",
      text: "<b>**_x_**</b> & `y`",
    });
  });

  it.each([0, 2001])(
    "refuses a text of %i characters before it is sent",
    async (length) => {
      const { server, channel } = await openTalked();
      await expect(
        channel.send("a", words("a".repeat(length))),
      ).rejects.toMatchObject({
        fault: { kind: "refused" },
      });
      expect(server.calls).toEqual([]);
    },
  );

  it("sends texts of 2,000 characters, and longer ones in pieces", async () => {
    const { server, channel } = await openTalked();
    const text = "một hai ba bốn năm. ".repeat(300).trim();
    for (const piece of piecesOf(wordsOf(text), channel.abilities))
      await channel.send("a", piece);
    expect(server.sent.map((sent) => sent.text).join(" ")).toBe(text);
    expect(
      Math.max(...server.sent.map((sent) => sent.text?.length ?? 0)),
    ).toBeLessThanOrEqual(2000);
  });

  it("puts a picture where the platform can fetch it, which it does once", async () => {
    const { server, channel } = await openTalked((base) => ({
      publish: ({ name, bytes }) =>
        Promise.resolve(base.file(name, Buffer.from(bytes))),
    }));
    await channel.send("a", picture);
    const [address] = server.fetched.keys();
    expect(server.sent).toEqual([
      { method: "sendPhoto", chat: "a", photo: address },
    ]);
    expect([...server.fetched.values()].map(String)).toEqual(["a picture"]);
    expect(server.violations).toEqual([]);
  });

  it("refuses a picture when it has nowhere to put it, and any other file", async () => {
    const { channel } = await openTalked();
    await expect(channel.send("a", picture)).rejects.toMatchObject({
      fault: { kind: "refused" },
    });
    let published = 0;
    const publishing = await openTalked((server) => ({
      publish: ({ name, bytes }) => {
        published += 1;
        return Promise.resolve(server.file(name, Buffer.from(bytes)));
      },
    }));
    const plan = { ...picture, name: "plan.pdf", mediaType: "application/pdf" };
    await expect(publishing.channel.send("a", plan)).rejects.toMatchObject({
      fault: { kind: "refused" },
    });
    expect(published).toBe(0);
  });

  it("has not sent a picture that could not be put anywhere", async () => {
    const { channel } = await openTalked(() => ({
      publish: () => Promise.reject(new Error("disk full")),
    }));
    await expect(channel.send("a", picture)).rejects.toMatchObject({
      fault: { kind: "fault" },
    });
  });

  it("waits for room where files are put, when it is asked to", async () => {
    const fault = { kind: "wait", retryAfterMs: 150_000 } as const;
    const { channel } = await openTalked(() => ({
      publish: () => Promise.reject(new SendError(fault)),
    }));
    await expect(channel.send("a", picture)).rejects.toMatchObject({ fault });
  });

  it.each<[string, Fault, string, number]>([
    [
      "refused by the platform",
      { answer: 400, description: "Bad request: chat not found" },
      "gone",
      0,
    ],
    [
      "beyond the allowance",
      { answer: 429, description: "Quota exceeded" },
      "quota",
      0,
    ],
    ["turned away by the gateway", { page: 429 }, "wait", 0],
    ["before a gateway with nobody behind it", { page: 502 }, "fault", 0],
    ["cut off when it was done", { reset: "after" }, "unknown", 1],
    ["cut off before it was done", { reset: "before" }, "unknown", 0],
  ])("says what became of a message: %s", async (_, fault, kind, arrived) => {
    const { server, channel } = await openTalked();
    server.fault(fault);
    const failed = await channel
      .send("a", words("chào"))
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SendError);
    expect(failed).toMatchObject({ fault: { kind } });
    expect(String(failed)).not.toMatch(/chào|chat not found/);
    expect(server.sent).toHaveLength(arrived);
  });

  it("waits longer each time the gateway turns it away, until a message passes", async () => {
    const { server, channel } = await openTalked();
    const waits: unknown[] = [];
    const send = () =>
      channel.send("a", words("x")).catch((error: unknown) => {
        if (error instanceof SendError) waits.push(error.fault);
      });
    server.fault({ page: 429 }, { times: 3 });
    for (let turn = 0; turn < 4; turn += 1) await send();
    server.fault({ page: 429 });
    await send();
    const wait = (retryAfterMs: number) => ({ kind: "wait", retryAfterMs });
    expect(waits).toEqual([wait(2_000), wait(4_000), wait(8_000), wait(2_000)]);
  });

  it("cannot write to somebody who never wrote to the bot", async () => {
    const { channel } = await openTalked();
    await expect(channel.send("stranger", words("x"))).rejects.toMatchObject({
      fault: { kind: "gone" },
    });
  });

  it("meets the end of the month's allowance, messages of both ways counted", async () => {
    const { server, channel } = await openZalo(
      {},
      { quota: { messages: 4, users: 50 } },
    );
    await server.user("a").sends("một");
    await server.user("a").sends("hai");
    await channel.send("a", words("1"));
    await channel.send("a", words("2"));
    await expect(channel.send("a", words("3"))).rejects.toMatchObject({
      fault: { kind: "quota" },
    });
  });

  it("does not repeat by itself, and asks that nobody does", async () => {
    const { server, channel } = await openTalked();
    server.fault({ reset: "after" });
    await expect(channel.send("a", words("x"))).rejects.toThrow(SendError);
    expect(server.calls).toHaveLength(1);
    expect(channel.rates.repeatUnknown).toBe(false);
  });
});

describe("typing", () => {
  it("is shown, and fails quietly", async () => {
    const { server, channel } = await openTalked();
    await channel.typing("a");
    expect(server.platform.typing).toEqual(["a"]);
    server.fault({ page: 502 });
    await channel.typing("a");
    await channel.typing("stranger");
    expect(server.violations).toEqual([]);
  });
});

/** A channel whose bot knows one person. */
async function openTalked(
  partsOn: (server: ZaloServer) => Partial<ZaloParts> = () => ({}),
): Promise<Opened> {
  const opened = await openZalo(partsOn);
  await opened.server.user("a").sends("chào");
  return opened;
}
