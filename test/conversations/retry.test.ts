import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { SendFault } from "../../src/channels/channel.ts";
import { type Verdict, verdictOn } from "../../src/conversations/retry.ts";
import { hour, minute } from "./open.ts";

const day = 24 * hour;
const first = { attempts: 1, ageMs: 0, repeatUnknown: true };
const later = { attempts: 9, ageMs: hour, repeatUnknown: true };
const old = { attempts: 300, ageMs: day, repeatUnknown: true };
const unrepeated = { ...first, repeatUnknown: false };

const again = (afterMs: number): Verdict => ({ kind: "again", afterMs });

describe("what was not sent", () => {
  it.each<[SendFault, typeof first, Verdict]>([
    [{ kind: "gone" }, first, { kind: "gone" }],
    [{ kind: "gone" }, old, { kind: "gone" }],
    [{ kind: "refused" }, first, { kind: "drop" }],
    [{ kind: "refused" }, later, { kind: "drop" }],
    [{ kind: "fault" }, first, again(500)],
    [{ kind: "fault" }, unrepeated, again(500)],
    [{ kind: "fault" }, { ...first, attempts: 4 }, again(4000)],
    [{ kind: "fault" }, later, again(128_000)],
    [{ kind: "fault" }, { ...later, attempts: 10 }, again(2.5 * minute)],
    [{ kind: "fault" }, { ...later, attempts: 5000 }, again(2.5 * minute)],
    [{ kind: "fault" }, { ...old, ageMs: day - 1 }, again(2.5 * minute)],
    [{ kind: "fault" }, old, { kind: "drop" }],
    [{ kind: "unknown" }, first, again(500)],
    [{ kind: "unknown" }, old, { kind: "drop" }],
    [{ kind: "unknown" }, unrepeated, { kind: "unsure" }],
    [{ kind: "unknown" }, { ...old, repeatUnknown: false }, { kind: "unsure" }],
    [{ kind: "wait", retryAfterMs: 7000 }, first, again(7000)],
    [{ kind: "wait", retryAfterMs: 7000 }, later, again(7000)],
    [{ kind: "wait", retryAfterMs: -1 }, first, again(0)],
    [{ kind: "wait", retryAfterMs: 7000 }, old, { kind: "drop" }],
    [{ kind: "quota" }, first, again(5 * minute)],
    [{ kind: "quota" }, later, again(5 * minute)],
    [{ kind: "quota" }, old, { kind: "drop" }],
    [{ kind: "moved", to: "d" }, first, again(0)],
    [{ kind: "moved", to: "d" }, old, { kind: "drop" }],
  ])("as %j, after %j, is %j", (fault, tried, verdict) => {
    expect(verdictOn(fault, tried, 0)).toEqual(verdict);
  });

  test.prop([
    fc.integer({ min: 1, max: 2000 }),
    fc.nat(day - 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])(
    "is tried again after half to all of a time that doubles up to five minutes, in whole milliseconds",
    (attempts, ageMs, random) => {
      const tried = { attempts, ageMs, repeatUnknown: true };
      const verdict = verdictOn({ kind: "fault" }, tried, random);
      const most = Math.min(1000 * 2 ** (attempts - 1), 5 * minute);
      const afterMs = verdict.kind === "again" ? verdict.afterMs : NaN;
      expect(afterMs).toBeGreaterThanOrEqual(most / 2);
      expect(afterMs).toBeLessThanOrEqual(most);
      expect(Number.isInteger(afterMs)).toBe(true);
    },
  );
});
