import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGuesses } from "../../../src/tips/desk/guesses.ts";
import { OfficerAct } from "../../../src/tips/desk/officer-words.ts";
import { enrol, officerChat, words } from "./officer-chat.ts";
import { openTestTips, other, report, reporter, standing } from "./open.ts";

const hour = 60 * 60_000;

describe("a hundred thousand guesses of receipts", () => {
  it("from as many accounts as one likes are looked at 400 times an hour, and the next hour begins anew", () => {
    const clock = standing();
    const guesses = createGuesses(clock);
    let looked = 0;
    for (let guess = 0; guess < 100_000; guess += 1) {
      const from = { ...other, id: `account ${guess % 12_500}` };
      if (!guesses.mayTry(from)) continue;
      looked += 1;
      guesses.wrong(from);
    }
    expect(looked).toBe(400);
    clock.set(new Date(clock.now().getTime() + hour + 1));
    expect(guesses.mayTry(reporter)).toBe(true);
  });

  it("from one account are looked at eight times an hour", () => {
    const guesses = createGuesses(standing());
    let looked = 0;
    for (let guess = 0; guess < 100_000; guess += 1)
      if (guesses.mayTry(other)) {
        looked += 1;
        guesses.wrong(other);
      }
    expect(looked).toBe(8);
    expect(guesses.mayTry(reporter)).toBe(true);
  });
});

describe("what is sent to do harm", () => {
  const zip = (names: readonly string[], unpacked: number) => {
    const entries = names.map((name) => {
      const entry = Buffer.alloc(46 + name.length);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt32LE(unpacked, 24);
      entry.writeUInt16LE(name.length, 28);
      entry.write(name, 46, "latin1");
      return entry;
    });
    const list = Buffer.concat(entries);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(list.length, 12);
    return Buffer.concat([list, end]);
  };
  const gif = Buffer.from(
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
    "base64",
  );
  const letter = ["[Content_Types].xml", "word/document.xml"];
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const sent = new Map<string, Uint8Array>([
    ["50 MB of a picture", Buffer.concat([jpeg, Buffer.alloc(50_000_000)])],
    ["a letter that unpacks to 4 GB", zip(letter, 0xfffffffe)],
    ["an archive in an archive", zip(["1.zip", "2.zip"], 1000)],
    ["a picture that is an archive too", Buffer.concat([gif, zip(["a"], 1)])],
    [
      "a picture that is a page too",
      Buffer.concat([gif, Buffer.from("<html><script>")]),
    ],
    ["a program called a picture", Buffer.from("MZ\x90\0\x03 1.jpg", "latin1")],
  ]);

  it.each([...sent.keys()])(
    "%s is refused, leaves nothing, and the report goes on without it",
    async (ref) => {
      const { reporting, folder } = await openTestTips({ sent });
      const { id } = report();
      for (const kind of ["photo", "document"] as const) {
        const kept = await reporting.keep(id, { kind, ref }, reporter);
        expect("why" in kept).toBe(true);
      }
      const files = await readdir(join(folder, "tip-files")).catch(() => []);
      expect(files).toEqual([]);
      await reporting.file(report(), reporter);
      expect(await reporting.linked(reporter)).toHaveLength(1);
    },
  );
});

describe("whatever officers can do", () => {
  async function deskWithTip() {
    const desk = await openTestTips();
    await enrol(desk, "cb1", "tra-vinh-city");
    await enrol(desk, "cb2", "tra-vinh-city");
    await desk.roster.grant({ channel: "telegram", sender: "staff" }, "staff");
    await enrol(desk, "nowhere", "Công an Huyện Không Có");
    desk.scheduler.start();
    const { reference } = await desk.reporting.file(report(), reporter);
    await desk.scheduler.settled();
    const [tip] = await desk.reporting.linked(reporter);
    const stored = async () =>
      JSON.stringify(await desk.store.get(tip?.id ?? ""));
    return {
      ...desk,
      ...officerChat(desk),
      reference,
      stored,
      id: tip?.id ?? "",
    };
  }

  it.each(["stranger", "staff", "nowhere"])(
    "does nothing for one who is no officer of a unit (%s), and stands in no log",
    async (who) => {
      const { say, tap, reference, stored, audit } = await deskWithTip();
      const [before, head] = [await stored(), await audit.head()];
      for (const act of OfficerAct.options) {
        for (const rest of ["", ":spam", ":tra-vinh: vì", ":KHM397"]) {
          const shown = await tap(who, `tip-${act}:${reference}${rest}`);
          expect(shown ?? "").not.toMatch(/locks|market|Tin mới|trộm/);
        }
        const typed = `${words.nameOf(act)} ${reference} tra-vinh: vì sao`;
        expect((await say(who, typed)) ?? "").not.toMatch(/locks|market/);
      }
      await tap(who, "tips-list:2:");
      await tap(who, "tips-find:1:trà vinh");
      expect(await stored()).toBe(before);
      expect(await audit.head()).toEqual(head);
    },
  );

  it("is done once for a message that is delivered again", async () => {
    const { hear, reference, store, id } = await deskWithTip();
    for (const text of [
      `/hoi ${reference} Xe màu gì?`,
      `/ghichu ${reference} đã gọi`,
      `/dong ${reference} có thật`,
    ])
      for (let time = 0; time < 3; time += 1)
        await hear("cb1", { id: `delivery ${text}`, text });
    const tip = await store.get(id);
    expect(tip?.lines).toHaveLength(1);
    expect(tip?.notes).toHaveLength(1);
    expect(tip?.clocks.filter(({ is }) => is === "closed")).toHaveLength(1);
  });

  it.each([
    ["was taken by another officer", "/nhan"],
    ["was handed over to another unit", "/chuyen-gia-lai"],
    ["is closed", "/dong"],
    ["was withdrawn", "withdraw"],
    ["was erased", "erase"],
  ])("by a button of before does nothing to a tip that %s", async (_, how) => {
    const desk = await deskWithTip();
    const { say, tap, reference, stored, id, reporting } = desk;
    if (how === "withdraw") await reporting.withdraw(id, "m");
    else if (how === "erase") await reporting.erase(id, "m");
    else if (how === "/nhan") await say("cb2", `/nhan ${reference}`);
    else if (how === "/dong") await say("cb2", `/dong ${reference} có thật`);
    else await say("cb2", `/chuyen ${reference} gia-lai: ở Pleiku`);
    await desk.scheduler.settled();
    const before = await stored();
    for (const button of [
      "tip-claim:",
      "tip-close::spam",
      "tip-hand::tra-vinh: vì",
      "tip-kind::crime-drugs",
      "tip-urgent:",
      "tip-complex:",
      "tip-release:",
    ]) {
      const [act = "", ...rest] = button.split(":");
      const more = rest.filter((part) => part !== "").join(":");
      await tap("cb1", [act, reference, ...(more ? [more] : [])].join(":"));
    }
    await desk.scheduler.settled();
    expect(await stored()).toBe(before);
  });
});
