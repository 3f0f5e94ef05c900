import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createDesk } from "../src/desk.ts";
import { readYaml } from "../src/knowledge.ts";
import { byTelegram, byTerminal, byZalo } from "./by-channel.ts";
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

const desk = await createDesk({ knowledgeFolder, logger: quiet });

// The same words by every way there is: what differs is how choices are shown, and that is made alike.
describe.each([
  ["the terminal", byTerminal],
  ["Telegram", byTelegram],
  ["Zalo", byZalo],
])("by %s", (_, by) => {
  describe.each(files)("%s", async (file) => {
    const { title, now, turns } = await readYaml(
      join(folder, file),
      Conversation,
    );

    it(title, async () => {
      const say = await by(desk, now);
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
});

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
