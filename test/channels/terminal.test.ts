import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createTerminal } from "../../src/channels/terminal.ts";
import { sendAll } from "../../src/channels/send-all.ts";
import { fixedClock } from "../../src/clock.ts";
import { type Incoming, type Message, wordsOf } from "../../src/message.ts";

const moment = new Date("2023-05-10T12:00:00+07:00");

describe("a terminal", () => {
  it("hands each line over as a private message, in order, one at a time", async () => {
    const { channel, input } = open();
    const log: string[] = [];
    const running = channel.run(async (incoming) => {
      const { text, at, group } = typed(incoming);
      log.push(`begin ${text}`);
      await Promise.resolve();
      log.push(`end ${text}`);
      expect({ at, group }).toEqual({ at: moment, group: false });
    });
    input.end("một\n\nhai\n");
    await running;
    expect(log).toEqual([
      "begin một",
      "end một",
      "begin ",
      "end ",
      "begin hai",
      "end hai",
    ]);
  });

  it("prints choices as a numbered list, and no prompt into a pipe", async () => {
    const { channel, input, printed } = open();
    const running = channel.run(({ conversation }) =>
      sendAll(
        channel,
        conversation,
        wordsOf("Chọn nơi.", [
          { id: "a", label: "Trà Vinh" },
          { id: "b", label: "Gia Lai" },
        ]),
      ),
    );
    input.end("một\n");
    await running;
    expect(printed()).toBe("Chọn nơi.\n\n1. Trà Vinh\n2. Gia Lai\n\n");
  });

  it("shows a person its prompt at once, breaks lines between words, and lets an empty line pass", async () => {
    const { channel, input, printed } = open({ isTTY: true, columns: 16 });
    const heard: Message[] = [];
    const running = channel.run(async (message) => {
      heard.push(typed(message));
      await sendAll(channel, "", wordsOf("một hai ba bốn năm sáu bảy"));
    });
    expect(printed()).toContain("Bạn: ");
    input.write("\r");
    input.write("alo\r");
    input.end();
    await running;
    expect(heard.map(({ text }) => text)).toEqual(["alo"]);
    expect(printed()).toContain("một hai ba bốn\nnăm sáu bảy\n\n");
  });

  it("breaks no lines for a terminal that does not know its size", async () => {
    const { channel, printed } = open({ isTTY: true, columns: 0 });
    await sendAll(channel, "", wordsOf("một hai ba bốn năm sáu bảy"));
    expect(printed()).toBe("một hai ba bốn năm sáu bảy\n\n");
  });

  it("ends at a wish to leave, at the end of its input, and when it is stopped", async () => {
    const left = open();
    const leaving = left.channel.run(() =>
      Promise.reject(new Error("not to be heard")),
    );
    left.input.write("thoát\nkhông đọc\n");
    await leaving;

    const ended = open();
    ended.input.end();
    await ended.channel.run(() => Promise.resolve());

    const stopped = open();
    const running = stopped.channel.run(() => Promise.resolve());
    await stopped.channel.stop();
    await running;
  });

  it("hears what was typed before it ran", async () => {
    const { channel, input } = open();
    input.end("một\n");
    const heard: string[] = [];
    await channel.run((incoming) =>
      Promise.resolve(void heard.push(typed(incoming).text)),
    );
    expect(heard).toEqual(["một"]);
  });

  it("does not begin once it is stopped", async () => {
    const { channel, input } = open();
    await channel.stop();
    input.end("một\n");
    await channel.run(() => Promise.reject(new Error("not to be heard")));
  });

  it("ends on Ctrl-C", async () => {
    const { channel, input } = open({ isTTY: true, columns: 80 });
    const running = channel.run(() => Promise.resolve());
    input.write("\u0003");
    await running;
  });
});

function typed(incoming: Incoming): Message {
  if ("notice" in incoming) throw new Error("expected a message");
  return incoming;
}

function open(kind: { isTTY: true; columns: number } | object = {}) {
  const input = Object.assign(new PassThrough(), kind);
  const output = Object.assign(new PassThrough(), kind);
  let text = "";
  return {
    input,
    channel: createTerminal({
      input,
      output,
      clock: fixedClock(moment),
      prompt: "Bạn: ",
      isLeave: (line) => line === "thoát",
    }),
    printed: () => (text += String(output.read() ?? "")),
  };
}
