import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { freshPostgres } from "../storage/postgres/fresh.ts";
import { Dialog } from "./dialog.ts";
import { openAdapter } from "./open-adapter.ts";

// Whole conversations of several people over the real adapters, the real queue and a store on the disk or in PostgreSQL: what they say
// goes over HTTP to a local server that behaves like the platform, and what they are shown comes from there.

const files = (await readdir(import.meta.dirname)).filter((name) =>
  name.endsWith(".json"),
);
const beside = join(import.meta.dirname, "../../../shared/eval/dialogs.json");
const sources = [
  ...files.map((name) => join(import.meta.dirname, name)),
  ...(existsSync(beside) ? [beside] : []),
];
const dialogs = (
  await Promise.all(
    sources.map(async (file) =>
      z.array(Dialog).parse(JSON.parse(await readFile(file, "utf8"))),
    ),
  )
)
  .flat()
  // Taps by id and files of particular kinds are held against the router (dialogs.test.ts).
  .filter(({ turns }) =>
    turns.every(
      (turn) =>
        turn.from === "bot" ||
        (turn.choose === undefined &&
          turn.ref === undefined &&
          ["photo", "location", undefined].includes(turn.attach)),
    ),
  );

// In milliseconds. The longest story is 10,000 letters, and machines that share their cores are slow.
const room = 30_000;

describe.each([
  ["telegram", "files"],
  ["zalo", "files"],
  ["telegram", "PostgreSQL"],
] as const)("over %s, kept in %s", (channel, engine) => {
  it.each(dialogs.map((dialog) => [`${dialog.id} ${dialog.title}`, dialog]))(
    "%s",
    async (_, dialog) => {
      const url = engine === "files" ? undefined : await freshPostgres();
      await hold(Dialog.parse(dialog), channel, url);
    },
    room,
  );
});

async function hold(
  { start, place, turns }: Dialog,
  channel: "telegram" | "zalo",
  databaseUrl: string | undefined,
): Promise<void> {
  const moment = new Date(start);
  const desk = await openAdapter(channel, moment, place, databaseUrl);
  let receipt = "?";
  let reference = "?";
  let said = "";
  let shown = new Map<string, string>();
  for (const turn of turns) {
    if (turn.from === "bot") {
      const heard = shown.get(turn.to) ?? "";
      const after = `after "${said}" the desk says:\n${heard}\n`;
      if (turn.silent) expect(heard, after).toBe("");
      for (const { any, not, head } of turn.expect) {
        const text = plain(head === undefined ? heard : heard.slice(0, head));
        const expected = any.flatMap((one) =>
          one === "{MA1}" ? [receipt, reference] : [one],
        );
        if (expected.length > 0)
          expect(
            expected.some((one) => text.includes(plain(one))),
            `${after}and should say one of ${expected.join(", ")}`,
          ).toBe(true);
        for (const one of not)
          expect(plain(heard), after).not.toContain(
            plain(one === "{MA1}" ? receipt : one),
          );
      }
      continue;
    }
    said = (turn.text ?? turn.attach ?? "").replaceAll("{MA1}", receipt);
    shown = await desk.send({
      ...turn,
      text:
        turn.action === "ask_reporter"
          ? `hỏi người báo ${reference}: ${said}`
          : turn.text === undefined
            ? undefined
            : said,
    });
    const all = [...shown.values()].join("\n");
    receipt = /\d{4}(?: \d{4}){4}/.exec(all)?.[0] ?? receipt;
    if (reference === "?" && receipt !== "?")
      reference = /\b[CDFGHJKMNPRTWX34679]{6}\b/.exec(all)?.[0] ?? "?";
  }
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
