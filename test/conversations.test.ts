import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createTerminal } from "../src/channels/terminal.ts";
import { parseMoment, settableClock } from "../src/clock.ts";
import { openConversations } from "../src/conversations/conversations.ts";
import { noMetrics } from "../src/metrics/metrics.ts";
import { createDesk } from "../src/desk.ts";
import { readYaml } from "../src/knowledge.ts";
import { openMemory } from "../src/storage/memory.ts";
import { quiet } from "./quiet.ts";

const Conversation = z.strictObject({
  title: z.string(),
  now: z.string(),
  turns: z.array(
    z.strictObject({
      user: z.string(),
      /** Each must stand in what the desk says; of alternatives in a list, one. */
      says: z.array(z.union([z.string(), z.array(z.string())])).default([]),
      never: z.array(z.string()).default([]),
      /** At most so many characters. */
      within: z.int().optional(),
    }),
  ),
});

const folder = join(import.meta.dirname, "conversations");
const knowledgeFolder = join(import.meta.dirname, "../knowledge");
const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml"));

describe.each(files)("%s", async (file) => {
  const { title, now, turns } = await readYaml(
    join(folder, file),
    Conversation,
  );

  it(title, async () => {
    const say = await openConversation(now);
    for (const { user, says, never, within } of turns) {
      const heard = await say(user);
      for (const expected of says) {
        const any = [expected].flat();
        expect(
          any.some((words) => plain(heard).includes(plain(words))),
          `after ${JSON.stringify(user)} the desk should say ${any.join(" or ")}, but says:\n${heard}`,
        ).toBe(true);
      }
      for (const words of never)
        expect(plain(heard), `after ${JSON.stringify(user)}`).not.toContain(
          plain(words),
        );
      expect(heard.length).toBeLessThanOrEqual(within ?? Infinity);
    }
  });
});

/** A desk behind a terminal of its own: what is typed goes in, what is printed for it comes back. */
async function openConversation(now: string) {
  const clock = settableClock();
  clock.set(parseMoment(now));
  const input = new PassThrough();
  const output = new PassThrough();
  const channel = createTerminal({
    input,
    output,
    clock,
    prompt: "",
    isLeave: () => false,
  });
  const desk = await createDesk({ knowledgeFolder, logger: quiet });
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
  let answered: () => void = () => undefined;
  const ended = channel.run(async (message) => {
    await conversations.receive(message);
    await conversations.settled();
    answered();
  });
  return async (line: string): Promise<string> => {
    const turn = new Promise<void>((resolve) => {
      answered = resolve;
    });
    input.write(`${line}\n`);
    await Promise.race([turn, ended]);
    return String(output.read() ?? "");
  };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
