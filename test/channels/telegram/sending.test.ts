import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { choiceData } from "../../../src/choice-data.ts";
import { open, startServer, words } from "./open.ts";
import { faultOf, openSender } from "./sender.ts";
import { faults } from "./server/faults.ts";

const label = "Gửi cho bàn trực";

describe("text on Telegram", () => {
  it("goes out as plain text with its bold stretches, without previews of links", async () => {
    const { server, channel } = await openSender();
    const text = "Gọi 113 <b>ngay</b> *https://a.vn*";
    await channel.send(
      "7",
      words(text, { emphasis: [{ start: 4, length: 3 }] }),
    );
    expect(server.sent[0]?.params).toEqual({
      chat_id: 7,
      text,
      entities: [{ type: "bold", offset: 4, length: 3 }],
      link_preview_options: { is_disabled: true },
    });
  });

  it("leaves stretches out that end beyond it", async () => {
    const { server, channel } = await openSender();
    await channel.send(
      "7",
      words("abc", { emphasis: [{ start: 2, length: 2 }] }),
    );
    expect(server.sent[0]?.params).not.toHaveProperty("entities");
  });

  it("goes out without its bold stretches where Telegram does not take them", async () => {
    const { server, channel } = await openSender();
    server.fault(
      "sendMessage",
      faults.refused(400, "Bad Request: ENTITY_BOUNDS_INVALID"),
    );
    await channel.send(
      "7",
      words("abc", { emphasis: [{ start: 0, length: 2 }] }),
    );
    expect(server.sent[0]?.params).not.toHaveProperty("entities");
  });

  it("bears choices as buttons, short ones side by side", async () => {
    const { server, channel } = await openSender();
    const long = "a".repeat(70);
    await channel.send(
      "7",
      words("Chọn", {
        choices: [
          { id: "y", label: "Có" },
          { id: "n", label: "Không" },
          { id: "m", label: "Chưa" },
          { id: long, label: "Kế hoạch của tỉnh Trà Vinh" },
        ],
      }),
    );
    expect(server.sent[0]?.params.reply_markup).toEqual({
      inline_keyboard: [
        [
          { text: "Có", callback_data: "y" },
          { text: "Không", callback_data: "n" },
        ],
        [{ text: "Chưa", callback_data: "m" }],
        [
          {
            text: "Kế hoạch của tỉnh Trà Vinh",
            callback_data: choiceData(long),
          },
        ],
      ],
    });
  });

  it("comes back as the choice that was tapped, and the tap is answered once it is safe", async () => {
    const server = await startServer();
    const an = server.user(7);
    const { channel, heard, hears } = open(server);
    await channel.send(
      "7",
      words("Chọn", { choices: [{ id: "y", label: "Có" }] }),
    );
    an.presses("Có");
    await hears(1);
    expect(heard).toMatchObject([{ choice: "y", conversation: "7" }]);
    await server.called("answerCallbackQuery");
  });

  it("goes on where the tap cannot be answered any more", async () => {
    const server = await startServer();
    const an = server.user(7);
    server.fault(
      "answerCallbackQuery",
      faults.refused(400, "Bad Request: query is too old"),
    );
    const { heard, hears, log } = open(server);
    an.tapsOld("y");
    an.sends("a");
    await hears(2);
    await server.called("answerCallbackQuery");
    expect(heard).toMatchObject([{ choice: "y" }, { text: "a" }]);
    expect(log).toEqual([]);
  });

  it.each([
    ["location", { text: label, request_location: true }],
    ["contact", { text: label, request_contact: true }],
  ] as const)(
    "asks a person for their %s by a button",
    async (kind, button) => {
      const { server, channel } = await openSender();
      const choices = [{ id: "skip", label: "Bỏ qua" }];
      await channel.send(
        "7",
        words("Ở đâu?", { request: { kind, label }, choices }),
      );
      expect(server.sent[0]?.params.reply_markup).toEqual({
        keyboard: [[button], [{ text: "Bỏ qua" }]],
        one_time_keyboard: true,
        resize_keyboard: true,
      });
    },
  );

  it("asks no group for a location", async () => {
    const { server, channel } = await openSender();
    server.group(-100);
    await channel.send(
      "-100",
      words("Ở đâu?", { request: { kind: "location", label } }),
    );
    expect(server.sent[0]?.params).not.toHaveProperty("reply_markup");
  });

  it("goes to its topic, and to the group once the topic is gone", async () => {
    const { server, channel } = await openSender();
    const desk = server.group(-100);
    desk.opens(42);
    await channel.send("-100/42", words("một"));
    desk.deletes(42);
    await channel.send("-100/42", words("hai"));
    expect(server.sent).toMatchObject([
      { chat: -100, topic: 42, text: "một" },
      { chat: -100, text: "hai" },
    ]);
    expect(server.sent[1]).not.toHaveProperty("topic");
    expect(server.callsOf("sendMessage")).toHaveLength(3);
  });

  it.each([
    ["empty", ""],
    ["blank", " \n"],
    ["too long", "a".repeat(4097)],
  ])("is refused before it is sent when %s", async (_, text) => {
    const { server, channel } = await openSender();
    expect(await faultOf(channel, "7", words(text))).toEqual({
      kind: "refused",
    });
    expect(server.callsOf("sendMessage")).toEqual([]);
  });

  it("is refused for what is no conversation of Telegram", async () => {
    const { channel } = await openSender();
    expect(await faultOf(channel, "@someone", words("a"))).toEqual({
      kind: "refused",
    });
  });

  test.prop(
    [
      fc.string({ unit: "binary", minLength: 1, maxLength: 64 }),
      fc.array(
        fc.record({
          start: fc.nat(80),
          length: fc.integer({ min: 1, max: 80 }),
        }),
      ),
      fc.array(
        fc.record({ id: fc.string(), label: fc.string({ minLength: 1 }) }),
        { maxLength: 5 },
      ),
    ],
    { numRuns: 50 },
  )(
    "of whatever characters never breaks the Bot API's rules",
    async (text, emphasis, choices) => {
      const { server, channel } = await openSender();
      await channel
        .send("7", words(text, { emphasis, choices }))
        .catch((error: unknown) => {
          expect(error).toMatchObject({ fault: { kind: "refused" } });
          expect(text.trim()).toBe("");
        });
      expect(server.violations).toEqual([]);
    },
  );
});

describe("a file on Telegram", () => {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0, 13, 10, 45, 45, 13, 10]);

  function file(mediaType: string, name = "ảnh hiện trường.jpg") {
    const base64 = bytes.toString("base64");
    return { kind: "file" as const, name, mediaType, base64 };
  }

  it.each([
    ["image/jpeg", "sendPhoto"],
    ["image/png", "sendPhoto"],
    ["image/webp", "sendDocument"],
    ["text/calendar", "sendDocument"],
  ])("of type %s is sent by %s, byte for byte", async (mediaType, method) => {
    const { server, channel } = await openSender();
    server.group(-100).opens(42);
    await channel.send("-100/42", file(mediaType));
    expect(server.sent).toMatchObject([
      { method, topic: 42, file: { name: "ảnh hiện trường.jpg" } },
    ]);
    expect(Buffer.from(server.sent[0]?.file?.bytes ?? [])).toEqual(bytes);
  });

  it("that Telegram takes for no photo is sent as a document", async () => {
    const { server, channel } = await openSender();
    server.fault(
      "sendPhoto",
      faults.refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    );
    await channel.send("7", file("image/png"));
    expect(server.sent).toMatchObject([{ method: "sendDocument" }]);
  });

  it("is sent as a document when it is too large for a photo", async () => {
    const { server, channel } = await openSender();
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, 7).toString("base64");
    await channel.send("7", { ...file("image/png"), base64: large });
    expect(server.sent).toMatchObject([{ method: "sendDocument" }]);
  });

  it.each([
    ["empty", 0],
    ["larger than Telegram takes", 50 * 1024 * 1024 + 1],
  ])("is refused before it is sent when %s", async (_, length) => {
    const { server, channel } = await openSender();
    const base64 = Buffer.alloc(length, 7).toString("base64");
    const piece = { ...file("text/plain"), base64 };
    expect(await faultOf(channel, "7", piece)).toEqual({ kind: "refused" });
    expect(server.calls).toEqual([]);
  });

  it("may have any name", async () => {
    const { server, channel } = await openSender();
    await channel.send("7", file("text/plain", 'a"b;c\r\nd/e.txt'));
    expect(server.sent[0]?.file?.name).toBe("a_b_c_d_e.txt");
  });
});

describe("work under way", () => {
  it("is shown in the conversation, topics too", async () => {
    const { server, channel } = await openSender();
    server.group(-100).opens(42);
    await channel.typing("7");
    await channel.typing("-100/42");
    expect(
      server.callsOf("sendChatAction").map(({ params }) => params),
    ).toEqual([
      { chat_id: 7, action: "typing" },
      { chat_id: -100, message_thread_id: 42, action: "typing" },
    ]);
  });

  it("is not shown where that fails, and nobody minds", async () => {
    const { server, channel } = await openSender();
    server.fault("sendChatAction", faults.html(502));
    await channel.typing("7");
    await channel.typing("nobody");
    expect(server.callsOf("sendChatAction")).toHaveLength(1);
  });
});
