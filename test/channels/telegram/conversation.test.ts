import { describe, expect, it } from "vitest";
import { open, startServer, words } from "./open.ts";
import { openByWebhook } from "./open-by-webhook.ts";

const modes = {
  async "asked for updates"() {
    const server = await startServer();
    return { server, ...open(server) };
  },
  "delivering by itself": () => openByWebhook(),
};

describe.each(Object.entries(modes))("Telegram, %s", (_, opened) => {
  it("hands over an album as parts that bear one id, each to be fetched", async () => {
    const { server, channel, heard, hears } = await opened();
    const an = server.user(7);
    const photos = [1, 2].map((byte) => server.file(Uint8Array.of(byte)));
    for (const photo of photos)
      an.sends({ photo: [photo], media_group_id: "a1", caption: "Ảnh" });
    await hears(2);
    const parts = photos.map(({ file_id: ref }) => ({
      album: "a1",
      text: "Ảnh",
      attachments: [{ kind: "photo", ref, bytes: 1 }],
    }));
    expect(heard).toMatchObject(parts);
    for (const [at, { file_id: ref }] of photos.entries())
      expect([...(await channel.fetch({ kind: "photo", ref }))]).toEqual([
        at + 1,
      ]);
  });

  it("speaks with a forum where it is named or answered, each topic by itself", async () => {
    const { server, channel, heard, hears } = await opened();
    const desk = server.group(-100);
    desk.opens(42);
    const officer = server.user(7);
    const inTopic = { in: -100, topic: 42 };
    officer.sends("nói với nhau", inTopic);
    officer.sends("@desk_bot ai trực?", inTopic);
    await hears(2);
    expect(heard).toMatchObject([
      { conversation: "-100/42", named: false, text: "nói với nhau" },
      { conversation: "-100/42", named: true, text: "ai trực?" },
    ]);
    await channel.send("-100/42", words("Trực ban"));
    const replyTo = server.sent[0]?.message ?? 0;
    officer.sends("cảm ơn", { ...inTopic, replyTo });
    await hears(3);
    expect(heard[2]).toMatchObject({ named: true, text: "cảm ơn" });
    expect(server.sent).toMatchObject([{ chat: -100, topic: 42 }]);
  });

  it("takes buttons tapped in a topic, and typed ones of a keyboard", async () => {
    const { server, channel, heard, hears } = await opened();
    server.group(-100).opens(42);
    const officer = server.user(7);
    const choices = [{ id: "take", label: "Nhận" }];
    await channel.send("-100/42", words("Tin mới", { choices }));
    const request = { kind: "location", label: "Gửi vị trí" } as const;
    await channel.send("7", words("Ở đâu?", { choices, request }));
    officer.taps("take", { in: -100 });
    officer.presses("Nhận");
    await hears(2);
    expect(heard).toHaveLength(2);
    expect(heard).toContainEqual(
      expect.objectContaining({ conversation: "-100/42", choice: "take" }),
    );
    expect(heard).toContainEqual(
      expect.objectContaining({ conversation: "7", text: "Nhận" }),
    );
  });

  it("tells when a person blocks the desk and comes back", async () => {
    const { server, channel, heard, hears } = await opened();
    const an = server.user(7);
    an.blocks();
    await hears(1);
    await expect(channel.send("7", words("a"))).rejects.toMatchObject({
      fault: { kind: "gone" },
    });
    an.unblocks();
    await hears(2);
    await channel.send("7", words("a"));
    expect(heard).toMatchObject([
      { conversation: "7", notice: "gone" },
      { conversation: "7", notice: "back" },
    ]);
  });

  it("tells when a group throws the desk out, takes it in and moves", async () => {
    const { server, channel, heard, hears } = await opened();
    const group = server.group(-9, "group");
    group.throwsOut();
    group.takesIn();
    group.becomes(-1009);
    await hears(3);
    expect(heard).toMatchObject([
      { conversation: "-9", notice: "gone" },
      { conversation: "-9", notice: "back" },
      { conversation: "-9", notice: "moved", to: "-1009" },
    ]);
    await expect(channel.send("-9", words("a"))).rejects.toMatchObject({
      fault: { kind: "moved", to: "-1009" },
    });
    await channel.send("-1009", words("a"));
  });

  it("hands over deep links, corrections and what a person shares", async () => {
    const { server, heard, hears } = await opened();
    const an = server.user(7, { language_code: "en" });
    an.sends("/start t_0Ab-9");
    an.sends("sửa lại", { edited: true });
    an.sends({ location: { latitude: 9.9, longitude: 106.3 } });
    an.sends({ contact: { phone_number: "+84", first_name: "An" } });
    await hears(4);
    expect(heard).toMatchObject([
      { text: "/start t_0Ab-9", locale: "en" },
      { text: "sửa lại", edited: true },
      {
        attachments: [{ kind: "location", latitude: 9.9, longitude: 106.3 }],
      },
      { attachments: [{ kind: "contact", phone: "+84", name: "An" }] },
    ]);
  });
});
