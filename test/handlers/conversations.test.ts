import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Step } from "../../handlers/handler.ts";
import { later, parseMoment } from "../../src/clock.ts";
import { readYaml } from "../../src/knowledge.ts";
import type { Attachment } from "../../src/message.ts";
import { openTalk } from "./talk.ts";

// Conversations of several people, on several channels, privately and in groups, as scripts in conversations/*.yaml.

const Turn = z.strictObject({
  from: z.string().default("a"),
  channel: z.enum(["telegram", "zalo", "terminal"]).optional(),
  group: z.string().optional(),
  locale: z.string().optional(),
  /** `{name}` stands for what was noted earlier. */
  text: z.string().optional(),
  choose: z.string().optional(),
  attach: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.enum(["photo", "video", "voice", "document"]),
          bytes: z.number().exactOptional(),
        }),
        z.strictObject({ kind: z.literal("location") }),
        z.strictObject({ kind: z.literal("contact") }),
        z.strictObject({ kind: z.literal("sticker") }),
        z.strictObject({ kind: z.literal("unsupported") }),
      ]),
    )
    .default([]),
  /** Time that passes before, as an ISO 8601 duration. */
  wait: z.string().optional(),
  /** Each must stand in what the desk says; of alternatives in a list, one. */
  says: z.array(z.union([z.string(), z.array(z.string())])).default([]),
  never: z.array(z.string()).default([]),
  /** Labels that must be offered. */
  offers: z.array(z.string()).default([]),
  /** Labels that must not be. */
  hides: z.array(z.string()).default([]),
  bold: z.array(z.string()).default([]),
  silent: z.boolean().default(false),
  intent: z.string().optional(),
  /** What the session then holds, by field. */
  keeps: z.record(z.string(), z.unknown()).default({}),
  erases: z.boolean().optional(),
  /** Noted for later turns: the first match of a pattern in what the desk says. */
  note: z.record(z.string(), z.string()).default({}),
  /** The answer must be, word for word, that of an earlier turn noted under this name. */
  sameAs: z.string().optional(),
  call: z.string().optional(),
});
type Turn = z.infer<typeof Turn>;

const Script = z.strictObject({
  title: z.string(),
  now: z.string(),
  turns: z.array(Turn).min(1),
});

export const adminCode = "mật mã quản trị";
const folder = join(import.meta.dirname, "conversations");
const files = await readdir(folder);

describe.each(files)("%s", async (file) => {
  const { title, now, turns } = await readYaml(join(folder, file), Script);

  it(title, async () => {
    const start = parseMoment(now);
    if (start === undefined) throw new RangeError("now is no moment");
    const talk = await openTalk(start, adminCode);
    const noted = new Map<string, string>([["adminCode", adminCode]]);
    for (const turn of turns) {
      if (turn.wait !== undefined)
        talk.pass(
          (later(start, turn.wait)?.getTime() ?? NaN) - start.getTime(),
        );
      const text = turn.text?.replaceAll(
        /\{(\w+)\}/gu,
        (_, name: string) => noted.get(name) ?? "",
      );
      const step = await talk.send({
        from: turn.from,
        channel: turn.channel,
        group: turn.group,
        locale: turn.locale,
        text,
        choose: turn.choose,
        attachments: turn.attach.map(attached),
      });
      const heard = step.replies.map((reply) => reply.text).join("\n");
      check(turn, step, heard);
      if (turn.sameAs !== undefined) expect(heard).toBe(noted.get(turn.sameAs));
      expect(
        talk.sessionOf(turn.group ?? turn.from, turn.channel),
      ).toMatchObject(turn.keeps);
      for (const [name, pattern] of Object.entries(turn.note))
        noted.set(name, new RegExp(pattern, "u").exec(heard)?.[0] ?? "");
      if (turn.call !== undefined) noted.set(turn.call, heard);
    }
  });
});

function check(turn: Turn, step: Step, heard: string): void {
  const after = `after ${JSON.stringify(turn.text ?? turn.choose ?? turn.attach)} the desk says:\n${heard}\n`;
  for (const expected of turn.says) {
    const any = [expected].flat();
    expect(
      any.some((words) => plain(heard).includes(plain(words))),
      `${after}and should say ${any.join(" or ")}`,
    ).toBe(true);
  }
  for (const words of turn.never)
    expect(plain(heard), after).not.toContain(plain(words));
  const labels = step.replies.flatMap(({ choices }) =>
    choices.map(({ label }) => label),
  );
  expect(labels, after).toEqual(expect.arrayContaining(turn.offers));
  for (const label of turn.hides) expect(labels, after).not.toContain(label);
  const bold = step.replies.flatMap(({ text, emphasis = [] }) =>
    emphasis.map(({ start, length }) => text.slice(start, start + length)),
  );
  expect(bold, after).toEqual(expect.arrayContaining(turn.bold));
  if (turn.silent) expect(step.replies, after).toEqual([]);
  else expect(heard, after).not.toBe("");
  if (turn.intent !== undefined) expect(step.intent, after).toBe(turn.intent);
  if (turn.erases !== undefined)
    expect(step.erase ?? false, after).toBe(turn.erases);
}

function attached(sent: Turn["attach"][number]): Attachment {
  switch (sent.kind) {
    case "location":
      return { kind: "location", latitude: 9.93, longitude: 106.34 };
    case "contact":
      return { kind: "contact", phone: "0900000000", name: "Ai Đó" };
    case "sticker":
    case "unsupported":
      return sent;
    default:
      return { ref: "f", ...sent };
  }
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
