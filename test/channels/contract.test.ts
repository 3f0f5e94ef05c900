import { PassThrough } from "node:stream";
import { describe, onTestFinished } from "vitest";
import {
  createTerminal,
  terminalConversation,
} from "../../src/channels/terminal.ts";
import { fixedClock } from "../../src/clock.ts";
import type { Incoming, Message } from "../../src/message.ts";
import { channelContract } from "./contract.ts";
import { open as openTelegram, startServer } from "./telegram/open.ts";
import { faults } from "./telegram/server/faults.ts";
import { openZalo } from "./zalo/open.ts";

type Keep = ((message: Message) => Promise<void>) | undefined;

function messages(incoming: readonly Incoming[]): Message[] {
  return incoming.flatMap((one) => ("notice" in one ? [] : [one]));
}

function keeping(keep: Keep) {
  return async (incoming: Incoming) => {
    if (!("notice" in incoming)) await keep?.(incoming);
  };
}

describe("telegram", () => {
  channelContract(async (keep) => {
    const server = await startServer();
    const { channel, heard, hears, running } = openTelegram(server, {
      keep: keeping(keep),
    });
    const person = server.user(7);
    await server.until(server.isPolled);
    return {
      channel,
      hears: (count) => hears(count).then(() => messages(heard)),
      says: (text) => void person.sends(text),
      shown: () =>
        server.sent.map(({ text, params }) =>
          [text, ...labelsIn(params)].join("\n"),
        ),
      to: "7",
      running,
      secret: server.token,
      async breaks(how) {
        if (how === "down") await server.goesDown();
        else
          server.fault(
            "sendMessage",
            how === "blocked"
              ? faults.refused(403, "Forbidden: bot was blocked by the user")
              : faults.tooMany(3),
          );
      },
    };
  });
});

describe("zalo", () => {
  channelContract(async (keep) => {
    const { server, channel, received, until, run } = await openZalo();
    const running = run(keeping(keep));
    const person = server.user("abc");
    await server.polled();
    return {
      channel,
      hears: (count) => until(count).then(() => received),
      says: (text) => person.sends(text),
      shown: () => server.sent.map(({ text }) => text ?? ""),
      to: "abc",
      running,
      secret: server.token,
      async breaks(how) {
        if (how === "down") await server.close();
        else
          server.fault(
            how === "blocked"
              ? { answer: 404, description: "Not Found: chat not found" }
              : { page: 429 },
            { method: "sendMessage" },
          );
      },
    };
  });
});

describe("terminal", () => {
  channelContract(
    async (keep) => {
      const input = new PassThrough();
      const output = new PassThrough();
      const heard: Message[] = [];
      const waiting = new Set<() => void>();
      const channel = createTerminal({
        input,
        output,
        clock: fixedClock(new Date("2023-05-10T12:00:00+07:00")),
        prompt: "",
        isLeave: () => false,
      });
      const running = channel.run(async (incoming) => {
        await keeping(keep)(incoming).then(
          () => heard.push(...messages([incoming])),
          () => undefined,
        );
        for (const check of waiting) check();
      });
      onTestFinished(() => channel.stop());
      let printed = "";
      return Promise.resolve({
        channel,
        hears: (count) =>
          new Promise((resolve) => {
            const check = () => {
              if (heard.length >= count) resolve(heard);
            };
            waiting.add(check);
            check();
          }),
        says: (text) => void input.write(`${text}\n`),
        shown: () => {
          printed += String(output.read() ?? "");
          return printed.split("\n\n").slice(0, -1);
        },
        to: terminalConversation,
        running,
      });
    },
    {
      losesWhatIsNotSafe:
        "what was typed stands on the screen to be typed again",
      neverRefused: "what is printed is printed",
    },
  );
});

/** The labels on the buttons of what was sent. */
function labelsIn(params: Readonly<Record<string, unknown>>): string[] {
  const text = JSON.stringify(params["reply_markup"] ?? {});
  return [...text.matchAll(/"text":"([^"]*)"/g)].map(
    ([, label]) => label ?? "",
  );
}
