import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  appendEntry,
  AuditSegment,
  emptySegment,
  headOf,
  verifyAudit,
  type AuditEvent,
} from "../../src/tips/audit.ts";

const key = new Uint8Array(32).fill(3);

const events: fc.Arbitrary<AuditEvent> = fc.record(
  {
    at: fc
      .date({
        min: new Date("2020-01-01"),
        max: new Date("2040-01-01"),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
    actor: fc.string({ minLength: 1, unit: "grapheme" }),
    act: fc.constantFrom("view", "claim", "close"),
    subject: fc.string(),
    facts: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())),
  },
  { requiredKeys: ["at", "actor", "act"] },
);
const logs = fc.array(events, { minLength: 1, maxLength: 12 });

const view: AuditEvent = {
  at: "2025-03-10T12:00:00Z",
  actor: "o1",
  act: "view",
};

function written(log: readonly AuditEvent[], secret?: Uint8Array) {
  return log.reduce<AuditSegment>(
    (segment, event) => appendEntry(segment, event, secret),
    emptySegment,
  );
}

function long(count: number): AuditSegment[] {
  const segments: AuditSegment[] = [emptySegment];
  for (let at = 0; at < count; at += 1) {
    const last = segments.at(-1) ?? emptySegment;
    const next = appendEntry(last, view, key);
    if (next.first === last.first) segments.pop();
    segments.push(next);
  }
  return segments;
}

describe("the audit log", () => {
  test.prop([logs])("is whole as it was written, stored and read", (log) => {
    const stored: unknown = JSON.parse(JSON.stringify(written(log, key)));
    const segment = AuditSegment.parse(stored);
    expect(verifyAudit([segment], key)).toEqual({
      is: "whole",
      head: { number: log.length, link: headOf(segment).link },
    });
  });

  test.prop([logs, fc.nat(), events])(
    "names the first entry that was changed",
    (log, seed, other) => {
      const segment = written(log, key);
      const at = seed % log.length;
      const changed = { ...segment.entries[at], ...other };
      fc.pre(JSON.stringify(other) !== JSON.stringify(log[at]));
      const entries = AuditSegment.shape.entries.parse(
        segment.entries.with(
          at,
          AuditSegment.shape.entries.element.parse(changed),
        ),
      );
      // Facts that the other event lacks stay as they were, which may leave the entry as it was.
      fc.pre(JSON.stringify(entries) !== JSON.stringify(segment.entries));
      expect(verifyAudit([{ ...segment, entries }], key)).toEqual({
        is: "broken",
        number: at + 1,
      });
    },
  );

  test.prop([logs, fc.nat()])(
    "names where an entry was taken out",
    (log, seed) => {
      const segment = written(log, key);
      const at = seed % log.length;
      fc.pre(at < log.length - 1);
      const entries = segment.entries.toSpliced(at, 1);
      expect(verifyAudit([{ ...segment, entries }], key)).toEqual({
        is: "broken",
        number: at + 1,
      });
    },
  );

  test.prop([logs])("cannot be written anew without the key", (log) => {
    const forged = written(log);
    expect(verifyAudit([forged], key)).toEqual({ is: "broken", number: 1 });
    expect(verifyAudit([forged]).is).toBe("whole");
  });

  it("misses what was cut off its end where the head was noted elsewhere", () => {
    const segment = written([view, view, view], key);
    const noted = headOf(segment);
    const cut = { ...segment, entries: segment.entries.slice(0, 1) };
    expect(verifyAudit([cut], key).is).toBe("whole");
    expect(verifyAudit([cut], key, [noted])).toEqual({
      is: "missing",
      number: 2,
    });
    // Written on after the cut.
    const more = { ...view, act: "claim" };
    const on = appendEntry(appendEntry(cut, more, key), view, key);
    expect(verifyAudit([on], key, [noted])).toEqual({
      is: "broken",
      number: 3,
    });
  });

  it("goes on in a new segment where one is full, and is one chain over all of them", () => {
    const segments = long(1001);
    expect(segments.map(({ first }) => first)).toEqual([1, 401, 801]);
    expect(segments.map(({ entries }) => entries.length)).toEqual([
      400, 400, 201,
    ]);
    expect(verifyAudit(segments, key)).toMatchObject({
      is: "whole",
      head: { number: 1001 },
    });
    const [first, second, third] = segments;
    if (!first || !second || !third) throw new Error("three segments");
    // Older ones may be erased when their time is over, but none in the middle.
    expect(verifyAudit([second, third], key).is).toBe("whole");
    expect(verifyAudit([first, third], key)).toEqual({
      is: "broken",
      number: 401,
    });
    expect(verifyAudit([first, { ...third, entries: [] }], key)).toEqual({
      is: "broken",
      number: 401,
    });
    expect(
      verifyAudit([{ ...first, entries: first.entries.slice(1) }], key),
    ).toEqual({ is: "broken", number: 1 });
  });

  it("begins with no other beginning", () => {
    const forged = { ...emptySegment, before: "A".repeat(43) };
    const segment = appendEntry(forged, view, key);
    expect(verifyAudit([segment], key)).toEqual({ is: "broken", number: 1 });
  });

  it("is whole while nothing has happened", () => {
    expect(verifyAudit([], key)).toMatchObject({ is: "whole" });
  });
});
