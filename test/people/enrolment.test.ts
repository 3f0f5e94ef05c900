import { describe, expect, it } from "vitest";
import { settableClock } from "../../src/clock.ts";
import { InputError } from "../../src/errors.ts";
import { isCode, openEnrolment } from "../../src/people/enrolment.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";

const officer = { channel: "telegram", sender: "7" } as const;
const stranger = { channel: "telegram", sender: "8" } as const;
const refused = { kind: "refused" };
const start = Date.parse("2025-03-10T08:00:00Z");
const day = 24 * 60 * 60 * 1000;

async function open(adminCode?: string, storage = openMemory()) {
  const clock = settableClock();
  clock.set(new Date(start));
  const roster = createRoster(storage, clock);
  const opened = await openEnrolment({ storage, roster, clock, adminCode });
  return {
    ...opened,
    roster,
    storage,
    pass: (days: number) => {
      clock.set(new Date(clock.now().getTime() + days * day));
    },
    make: async (request = "telegram:1:m1") =>
      (
        await opened.enrolment.make({
          role: "officer",
          unit: "Đội 1",
          request,
        })
      ).code,
  };
}

describe("a code", () => {
  it("gives its role and unit to the first who types it, however it is spelt", async () => {
    const { enrolment, roster, make } = await open();
    const code = await make();
    const typed = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    expect(await enrolment.redeem(typed, officer)).toEqual({
      kind: "enrolled",
      role: "officer",
    });
    expect(await roster.membershipsOf(officer)).toMatchObject([
      { role: "officer", unit: "Đội 1" },
    ]);
    expect(await enrolment.redeem(code, stranger)).toEqual(refused);
    expect(await roster.membershipsOf(stranger)).toEqual([]);
  });

  it("has a form that is told from other words", async () => {
    expect(isCode(await (await open()).make())).toBe(true);
    expect(isCode("TB-4K7M2Q")).toBe(false);
    expect(isCode("0912-3456-7890")).toBe(false);
  });

  it("is taken again from the same person, as when the message is worked twice", async () => {
    const { enrolment, roster, make } = await open();
    const code = await make();
    await enrolment.redeem(code, officer);
    expect(await enrolment.redeem(code, officer)).toMatchObject({
      kind: "enrolled",
    });
    expect(await roster.all("officer")).toHaveLength(1);
  });

  it("does not bring a role back that was taken away", async () => {
    const { enrolment, roster, make } = await open();
    const code = await make();
    await enrolment.redeem(code, officer);
    await roster.revoke(officer, "officer");
    expect(await enrolment.redeem(code, officer)).toEqual(refused);
    expect((await roster.rolesOf(officer)).size).toBe(0);
  });

  it("gives the role at last where the work was cut off after the code was used up", async () => {
    const { enrolment, roster, make, storage } = await open();
    const code = await make();
    const broken = await openEnrolment({
      storage,
      clock: { now: () => new Date(start) },
      roster: { ...roster, grant: () => Promise.reject(new Error("killed")) },
    });
    await expect(broken.enrolment.redeem(code, officer)).rejects.toThrow();
    expect(await enrolment.redeem(code, officer)).toMatchObject({
      kind: "enrolled",
    });
  });

  it("is told wrong, used, expired and revoked in the same way", async () => {
    const { enrolment, make, pass } = await open();
    const [used, revoked] = [await make("a"), await make("b")];
    await enrolment.redeem(used, officer);
    const codes = await enrolment.open();
    expect(codes).toHaveLength(1);
    for (const { id } of codes) await enrolment.revoke(id);
    const late = await make("c");
    const answers = [
      await enrolment.redeem(used, stranger),
      await enrolment.redeem(revoked, stranger),
      await enrolment.redeem("AAAA-BBBB-CCCC", stranger),
    ];
    pass(8);
    answers.push(await enrolment.redeem(late, stranger));
    expect(answers).toEqual([refused, refused, refused, refused]);
  });

  it("lives seven days", async () => {
    const { enrolment, make, pass } = await open();
    const code = await make();
    pass(6.99);
    expect(await enrolment.open()).toHaveLength(1);
    expect(await enrolment.redeem(code, officer)).toMatchObject({
      kind: "enrolled",
    });
  });

  it("is replaced where the message that asked for it is worked again", async () => {
    const { enrolment, make } = await open();
    const first = await make("same");
    const second = await make("same");
    await make("other");
    expect(await enrolment.open()).toHaveLength(2);
    expect(await enrolment.redeem(first, officer)).toEqual(refused);
    expect(await enrolment.redeem(second, officer)).toMatchObject({
      kind: "enrolled",
    });
  });

  it("is stored nowhere, nor is who used it", async () => {
    const kept: unknown[] = [];
    const { enrolment, make } = await open(undefined, spied(kept));
    const code = await make();
    await enrolment.redeem(code, { channel: "telegram", sender: "84901234" });
    const codes = JSON.stringify(
      kept.filter((value) => !JSON.stringify(value).includes('"roles"')),
    );
    expect(codes).toContain("officer");
    expect(codes.toUpperCase()).not.toContain(code.replaceAll("-", ""));
    expect(codes).not.toContain(code);
    expect(codes).not.toContain("84901234");
  });
});

describe("guessing", () => {
  it("is stopped after five wrong codes an hour, for that sender only", async () => {
    const { enrolment, make, pass } = await open();
    const code = await make();
    for (let guess = 0; guess < 5; guess += 1)
      expect(await enrolment.redeem(`guess ${guess}`, stranger)).toEqual(
        refused,
      );
    expect(await enrolment.redeem(code, stranger)).toEqual({ kind: "later" });
    expect(await enrolment.redeem("wrong", officer)).toEqual(refused);
    pass(1 / 23);
    expect(await enrolment.redeem(code, stranger)).toMatchObject({
      kind: "enrolled",
    });
  });

  it("is stopped for all when many senders guess", async () => {
    const { enrolment } = await open();
    for (let guess = 0; guess < 200; guess += 1)
      await enrolment.redeem("x", {
        channel: "telegram",
        sender: String(guess),
      });
    expect(await enrolment.redeem("x", officer)).toEqual({ kind: "later" });
  });
});

describe("the first admin", () => {
  it("comes in by the operator's code, which works once", async () => {
    const { enrolment, roster, firstAdminCode } = await open("mật mã dài 2025");
    expect(firstAdminCode).toBeUndefined();
    expect(await enrolment.redeem("mật mã dài 2025", officer)).toEqual({
      kind: "enrolled",
      role: "admin",
    });
    expect(await enrolment.redeem("mật mã dài 2025", stranger)).toEqual(
      refused,
    );
    expect(await roster.all("admin")).toHaveLength(1);
  });

  it("does not come in again by the same code after a restart", async () => {
    const { enrolment, roster, storage } = await open("mật mã dài 2025");
    await enrolment.redeem("mật mã dài 2025", officer);
    await roster.revoke(officer, "admin");
    const again = await open("mật mã dài 2025", storage);
    expect(await again.enrolment.redeem("mật mã dài 2025", officer)).toEqual(
      refused,
    );
    expect(await again.enrolment.redeem("mật mã dài 2025", stranger)).toEqual(
      refused,
    );
  });

  it("comes in by a code made at the start, where the operator set none", async () => {
    const { enrolment, firstAdminCode = "" } = await open();
    expect(isCode(firstAdminCode)).toBe(true);
    expect(await enrolment.open()).toEqual([]);
    expect(await enrolment.redeem(firstAdminCode, officer)).toEqual({
      kind: "enrolled",
      role: "admin",
    });
  });

  it("finds only the code shown last usable, and none is made once there is an admin", async () => {
    const first = await open();
    const second = await open(undefined, first.storage);
    const { enrolment, firstAdminCode = "" } = second;
    expect(await enrolment.redeem(first.firstAdminCode ?? "", officer)).toEqual(
      refused,
    );
    await enrolment.redeem(firstAdminCode, officer);
    const third = await open(undefined, first.storage);
    expect(third.firstAdminCode).toBeUndefined();
  });

  it("is not let in by a code that is easily guessed", async () => {
    await expect(open("admin1")).rejects.toThrow(InputError);
    await expect(open("admin1")).rejects.not.toThrow(/admin1/);
  });
});

/** A storage that tells what is written. */
function spied(kept: unknown[]): Storage {
  const memory = openMemory();
  return {
    ...memory,
    collection(kind, schema) {
      const collection = memory.collection(kind, schema);
      return {
        ...collection,
        put(id, value, expected) {
          kept.push(value);
          return collection.put(id, value, expected);
        },
      };
    },
  };
}
