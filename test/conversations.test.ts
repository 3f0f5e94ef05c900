import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createDesk } from "../src/desk.ts";
import { readYaml } from "../src/knowledge.ts";
import {
  byTelegram,
  byTelegramOnPostgres,
  byTerminal,
  byZalo,
} from "./by-channel.ts";
import { quiet } from "./quiet.ts";

const Conversation = z.strictObject({
  title: z.string(),
  now: z.string(),
  turns: z.array(
    z.strictObject({
      user: z.string(),
      /** Who says it, where there are several. */
      as: z.string().exactOptional(),
      /** In the group that all are in. */
      inGroup: z.boolean().exactOptional(),
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
const talks = await scripts("");
// A terminal has no groups.
const groups = await scripts("groups/");

const desk = await createDesk({ knowledgeFolder, logger: quiet });

// The same words by every way there is: what differs is how choices are shown, and that is made alike.
describe.each([
  ["the terminal", byTerminal, talks],
  ["Telegram", byTelegram, [...talks, ...groups]],
  ["Zalo", byZalo, [...talks, ...groups]],
  ["Telegram, kept in PostgreSQL", byTelegramOnPostgres, [...talks, ...groups]],
] as const)("by %s", (_, by, files) => {
  describe.each(files)("%s", async (file) => {
    const { title, now, turns } = await readYaml(
      join(folder, file),
      Conversation,
    );

    it(title, async () => {
      const say = await by(desk, now);
      for (const { user, says, never, within, ...who } of turns) {
        const heard = await say(user, who);
        for (const expected of says) {
          const any = [expected].flat();
          expect(
            any.some((words) => plain(heard).includes(plain(words))),
            `after ${JSON.stringify(user)} the desk should say ${any.join(" or ")}, but says:\n${heard}`,
          ).toBe(true);
        }
        if (who.inGroup === true && says.length === 0) expect(heard).toBe("");
        for (const words of never)
          expect(plain(heard), `after ${JSON.stringify(user)}`).not.toContain(
            plain(words),
          );
        expect(heard.length).toBeLessThanOrEqual(within ?? Infinity);
      }
    });
  });
});

/** The scripts in a folder of them, by their paths. */
async function scripts(within: string): Promise<string[]> {
  const names = await readdir(join(folder, within));
  return names
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => within + name);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
