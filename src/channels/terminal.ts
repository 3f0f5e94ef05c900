import { randomUUID } from "node:crypto";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Clock } from "../clock.ts";
import type { Message } from "../message.ts";
import { abilities } from "./abilities.ts";
import { type Channel, FetchError, SendError } from "./channel.ts";

export interface TerminalParts {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  readonly clock: Clock;
  /** Stands before what the person types; only shown to a person. */
  readonly prompt: string;
  /** Whether a line asks to leave. */
  readonly isLeave: (line: string) => boolean;
}

/** The one conversation that a terminal holds. */
export const terminalConversation = "terminal";

/** A chat in lines of text: at a terminal with a prompt, in a pipe without. One line is one message. */
export function createTerminal({
  input,
  output,
  clock,
  prompt,
  isLeave,
}: TerminalParts): Channel {
  const isPerson = input.isTTY === true;
  let lines: Interface | undefined;
  let stopped = false;
  // A call, since the compiler does not see that it changes while a message is worked on.
  const isStopped = () => stopped;

  function stop(): void {
    stopped = true;
    lines?.close();
  }

  return {
    name: "terminal",
    abilities: abilities.terminal,
    rates: {
      perSecond: Infinity,
      perConversationMs: 0,
      perGroupMinute: Infinity,
      repeatUnknown: true,
    },
    async run(receive) {
      if (isStopped()) return;
      // Opened here and read at once: a line that comes when nobody reads is lost.
      lines = createInterface({
        input,
        output,
        terminal: isPerson && output.isTTY === true,
        prompt: isPerson ? prompt : "",
      });
      lines.once("close", () => {
        stopped = true;
      });
      lines.once("SIGINT", stop);
      lines.prompt();
      for await (const line of lines) {
        if (isLeave(line)) break;
        // At a terminal an empty line is a slip of the finger, not a message.
        if (line.trim() !== "" || !isPerson)
          await receive(toMessage(line, clock));
        // The end of a pipe closes it while the last lines are still being worked on.
        if (!isStopped()) lines.prompt();
      }
      stop();
    },
    send(_to, piece) {
      if (piece.kind === "file")
        return Promise.reject(new SendError({ kind: "refused" }));
      const text =
        output.isTTY === true
          ? wrap(piece.text, widthOf(output.columns))
          : piece.text;
      return new Promise((resolve, reject) => {
        output.write(`${text}\n\n`, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    },
    typing: () => Promise.resolve(),
    fetch: () => Promise.reject(new FetchError("gone")),
    stop() {
      stop();
      return Promise.resolve();
    },
  };
}

function toMessage(line: string, clock: Clock): Message {
  return {
    id: randomUUID(),
    channel: "terminal",
    conversation: terminalConversation,
    sender: terminalConversation,
    at: clock.now(),
    text: line,
    attachments: [],
    group: false,
    named: true,
  };
}

// Longer lines are hard to read, however wide the window.
const widest = 100;

// A terminal that does not know its size says 0.
function widthOf(columns = 0): number {
  return columns > 0 ? Math.min(columns, widest) : widest;
}

/** Breaks lines between words, as a terminal by itself would not. */
function wrap(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => {
      const words = line.split(" ");
      let length = 0;
      return words
        .map((word, at) => {
          const breaks = at > 0 && length + 1 + word.length >= width;
          length = breaks || at === 0 ? word.length : length + 1 + word.length;
          return at === 0 ? word : `${breaks ? "\n" : " "}${word}`;
        })
        .join("");
    })
    .join("\n");
}
