import { performance } from "node:perf_hooks";
import type { Citation, Intent } from "../../handlers/handler.ts";
import { split } from "../channels/split.ts";
import { settableClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { createDesk } from "../desk.ts";
import { InputError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import type { Message } from "../message.ts";
import { newSession } from "../session.ts";

export interface SingleQuestion {
  readonly text: string;
  /** Official name of the place that the asker has set. */
  readonly place: string | null;
  /** Undefined: the real time. */
  readonly now: Date | undefined;
}

/** An answer as the machine-readable contract gives it. */
export interface SingleAnswer {
  /** At most 1,500 UTF-16 units. */
  readonly reply: string;
  readonly choices: readonly string[];
  readonly intent: Intent;
  readonly answered: boolean;
  readonly citations: readonly Citation[];
  readonly ms: number;
}

const replyLimit = 1500;

/** Answers questions, each as the first message of a conversation of its own. */
export async function createAsker(knowledgeFolder: string) {
  const { logLevel } = await readConfig();
  const clock = settableClock();
  const logger = createLogger(logLevel ?? "silent", clock);
  const desk = await createDesk({ knowledgeFolder, logger });
  let asked = 0;

  return {
    /** The official name of a place. Throws {@link InputError} for one that there are no plans of. */
    placeCalled(name: string): string {
      const place = desk.placeCalled(name);
      if (place !== undefined) return place;
      throw new InputError(
        `unknown place ${JSON.stringify(name)}; known are ${desk.places.join(", ")}`,
      );
    },

    async ask({ text, place, now }: SingleQuestion): Promise<SingleAnswer> {
      clock.set(now);
      asked += 1;
      const message: Message = {
        id: String(asked),
        channel: "terminal",
        conversation: `question ${asked}`,
        sender: "asker",
        at: clock.now(),
        text,
        attachments: [],
        group: false,
        named: true,
      };
      const start = performance.now();
      const answer = await desk.respond(message, { ...newSession(), place });
      const ms = Math.round((performance.now() - start) * 100) / 100;
      const { replies, intent, answered, citations } = answer;
      const reply = replies.map((reply) => reply.text).join("\n\n");
      return {
        reply: split(reply, replyLimit)[0] ?? "",
        choices: replies.flatMap((reply) =>
          reply.choices.map(({ label }) => label),
        ),
        intent,
        answered,
        citations,
        ms,
      };
    },
  };
}
