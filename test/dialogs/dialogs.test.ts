import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Attachment, ChannelName } from "../../src/message.ts";
import { formatReceipt } from "../../src/tips/receipt.ts";
import type { DoubleTip } from "../tips/reporting-double.ts";
import { Dialog, type Queued, type UserTurn } from "./dialog.ts";
import { openDialog } from "./open-dialog.ts";

const files = (await readdir(import.meta.dirname)).filter((name) =>
  name.endsWith(".json"),
);
const own = await Promise.all(
  files.map((name) => dialogsIn(join(import.meta.dirname, name))),
);
// A larger set may lie beside the project; the reporter's side of it is held against the same.
const beside = join(import.meta.dirname, "../../../shared/eval/dialogs.json");
const others = existsSync(beside) ? await dialogsIn(beside) : [];
const reporters = others.filter(
  ({ turns, outcome }) =>
    outcome.tips > 0 &&
    !turns.some((turn) => turn.from === "user" && turn.action !== undefined),
);
const all = [...own.flat(), ...reporters];

// In milliseconds. The longest story is 10,000 letters, and machines that share their cores are slow.
const room = 30_000;

describe.each(["telegram", "zalo"] satisfies ChannelName[])(
  "on %s",
  (channel) => {
    it.each(
      all.map((dialog) => [`${dialog.id} ${dialog.title}`, dialog] as const),
    )(
      "%s",
      async (_, dialog) => {
        await hold(dialog, channel);
      },
      room,
    );
  },
);

async function hold(dialog: Dialog, channel: ChannelName): Promise<void> {
  const talk = openDialog(channel, new Date(dialog.start), dialog.place);
  const receipts: string[] = [];
  let heard = "";
  let said = "";
  let isSilent = true;
  for (const turn of dialog.turns) {
    if (turn.from === "bot") {
      const after = `after "${said}" the desk says:\n${heard}\n`;
      if (turn.silent) expect(isSilent, after).toBe(true);
      for (const { any, not, head } of turn.expect) {
        const text = plain(head === undefined ? heard : heard.slice(0, head));
        const expected = any.flatMap(named);
        if (expected.length > 0)
          expect(
            expected.some((one) => text.includes(plain(one))),
            `${after}and should say one of ${expected.join(", ")}`,
          ).toBe(true);
        for (const one of not.flatMap(named))
          expect(plain(heard), after).not.toContain(plain(one));
      }
      continue;
    }
    if (turn.wait !== undefined) talk.pass(turn.wait);
    const tip = talk.tips.at(-1);
    if (turn.action === "ask_reporter" && tip !== undefined) {
      talk.double.write(tip, turn.text ?? "");
      continue;
    }
    said = (turn.text ?? turn.attach ?? "").replaceAll(
      "{MA1}",
      () => receipts[0] ?? "",
    );
    const step = await talk.send(
      {
        as: turn.as,
        text: turn.text === undefined ? undefined : said,
        choice: turn.choose,
        attachments: attached(turn),
        group: turn.chat === "group",
      },
      turn.redelivered,
    );
    heard = step?.replies.map(({ text }) => text).join("\n") ?? "";
    isSilent = heard === "";
    for (const one of talk.tips) {
      const receipt = formatReceipt(one.receipt);
      if (!receipts.includes(receipt)) receipts.push(receipt);
    }
    // Every answer fits on a screen, and whatever Zalo takes in one message.
    for (const reply of step?.replies ?? [])
      expect(reply.text.length).toBeLessThan(1500);
  }
  expect(talk.tips).toHaveLength(dialog.outcome.tips);
  for (const [at, queued] of dialog.outcome.queue.entries()) {
    const tip = talk.tips[at];
    expect(tip).toBeDefined();
    if (tip !== undefined) check(tip, queued);
  }

  function named(text: string): string[] {
    const tip = talk.tips[0];
    return text === "{MA1}"
      ? [receipts[0] ?? "?", tip?.view.reference ?? "?"]
      : [text];
  }
}

function check({ report, files, updates }: DoubleTip, queued: Queued): void {
  const text = plain(
    [report.text, ...updates.map((one) => one.text)].join("\n"),
  );
  // An id is chance, and may hold any digits.
  const whole = plain(JSON.stringify({ ...report, id: "" }));
  if (queued.where_any.length > 0)
    expect(queued.where_any.some((place) => text.includes(plain(place)))).toBe(
      true,
    );
  for (const one of queued.has) expect(text).toContain(plain(one));
  for (const one of queued.has_not) expect(whole).not.toContain(plain(one));
  for (const [kind, count] of Object.entries(queued.attachments))
    expect(files.filter((file) => file.kind === kind)).toHaveLength(count ?? 0);
  expect(report.contact).toBe(queued.contact);
  expect(report.routed.urgent).toBe(queued.urgent);
  if (queued.locality !== undefined)
    expect(report.locality).toBe(queued.locality);
  if (queued.full_text_chars !== undefined)
    expect(report.text.length).toBe(queued.full_text_chars);
  if (queued.kind !== undefined)
    expect(report.routed.kinds).toContain(queued.kind);
  expect(updates).toHaveLength(queued.updates);
}

async function dialogsIn(file: string): Promise<Dialog[]> {
  return z.array(Dialog).parse(JSON.parse(await readFile(file, "utf8")));
}

let sent = 0;

function attached({ attach, ref }: UserTurn): Attachment[] {
  if (attach === undefined) return [];
  sent += 1;
  return attach === "location"
    ? [{ kind: "location", latitude: 9.9347, longitude: 106.3453 }]
    : [{ kind: attach, ref: ref ?? `file-${sent}` }];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, " ");
}
