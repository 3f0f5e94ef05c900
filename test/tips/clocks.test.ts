import { fc, test } from "@fast-check/vitest";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import { InputError } from "../../src/errors.ts";
import {
  deadlinesOf,
  duesOf,
  loadTipClocks,
  nextDue,
  type ClockEvent,
} from "../../src/tips/clocks.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const clocks = await loadTipClocks("knowledge/tip-clocks.yaml");

const complex: ClockEvent = { is: "complex" };
const extended: ClockEvent = { is: "extended" };
const acknowledged: ClockEvent = { is: "acknowledged" };

function tip(received: string, ...events: ClockEvent[]) {
  return { crime: true, received: new Date(received), events };
}

describe("a tip is to be decided on", () => {
  it.each([
    ["20 days on", "2024-03-10T19:05:00+07:00", [], "2024-03-30"],
    [
      "over the 29th of a February",
      "2024-02-10T12:00:00+07:00",
      [],
      "2024-03-01",
    ],
    ["over a shorter February", "2023-02-10T12:00:00+07:00", [], "2023-03-02"],
    ["over the turn of a year", "2024-12-15T12:00:00+07:00", [], "2025-01-04"],
    [
      "counted from the day it is in Vietnam",
      "2024-03-10T16:59:59Z",
      [],
      "2024-03-30",
    ],
    [
      "counted from the next day after midnight there",
      "2024-03-10T17:00:00Z",
      [],
      "2024-03-31",
    ],
    [
      "two months on where complex",
      "2024-03-10T12:00:00+07:00",
      [complex],
      "2024-05-10",
    ],
    [
      "on a month's last day where it has no such day",
      "2022-12-31T12:00:00+07:00",
      [complex],
      "2023-02-28",
    ],
    [
      "on the 29th in a leap year",
      "2023-12-30T12:00:00+07:00",
      [complex],
      "2024-02-29",
    ],
    [
      "two months later still where extended",
      "2024-03-10T12:00:00+07:00",
      [complex, extended],
      "2024-07-10",
    ],
    [
      "by the end that the first period had",
      "2022-12-31T12:00:00+07:00",
      [complex, extended],
      "2023-04-28",
    ],
    [
      "with one extension, not two",
      "2024-03-10T12:00:00+07:00",
      [complex, extended, extended],
      "2024-07-10",
    ],
    [
      "as complex where only the extension is known",
      "2024-03-10T12:00:00+07:00",
      [extended],
      "2024-07-10",
    ],
  ] satisfies [string, string, ClockEvent[], string][])(
    "%s: %s",
    (_, received, events, day) => {
      expect(deadlinesOf(clocks, tip(received, ...events)).decide).toBe(day);
    },
  );

  it("earlier where less was granted, but no later than the law allows", () => {
    const until = (day: string) =>
      deadlinesOf(
        clocks,
        tip("2024-03-10T12:00:00+07:00", complex, {
          is: "extended",
          until: CivilDate.parse(day),
        }),
      ).decide;
    expect(until("2024-06-01")).toBe("2024-06-01");
    expect(until("2025-06-01")).toBe("2024-07-10");
  });
});

describe("an extension", () => {
  it.each([
    ["not before the longer period", [], undefined],
    ["five days before the end", [complex], "2024-05-05"],
    ["not again", [complex, extended], undefined],
    ["not for what is closed", [complex, { is: "closed" }], undefined],
  ] satisfies [string, ClockEvent[], string | undefined][])(
    "can be asked for %s",
    (_, events, day) => {
      const { ask } = deadlinesOf(
        clocks,
        tip("2024-03-10T12:00:00+07:00", ...events),
      );
      expect(ask).toBe(day);
    },
  );
});

describe("the moments of a tip", () => {
  const received = "2024-03-10T19:05:00+07:00";
  const told = (...events: ClockEvent[]) =>
    duesOf(clocks, tip(received, ...events)).map(
      ({ clock, is, at }) =>
        `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)} ${clock} ${is}`,
    );

  it("are reminders first and then escalations, hours for taking note and days for deciding", () => {
    expect(told()).toEqual([
      "2024-03-10T23:05 acknowledge reminder",
      "2024-03-11T15:05 acknowledge reminder",
      "2024-03-11T19:05 acknowledge escalation",
      "2024-03-12T19:05 acknowledge escalation",
      "2024-03-20T08:00 decide reminder",
      "2024-03-25T08:00 decide reminder",
      "2024-03-27T08:00 decide reminder",
      "2024-03-29T08:00 decide reminder",
      "2024-03-30T08:00 decide escalation",
      "2024-03-31T08:00 decide escalation",
      "2024-04-06T08:00 decide escalation",
    ]);
  });

  it("are fewer once it was taken note of, and none once it is closed", () => {
    expect(told(acknowledged)[0]).toBe("2024-03-20T08:00 decide reminder");
    expect(told({ is: "closed" })).toEqual([]);
  });

  it("tell of asking in time where it is complex", () => {
    expect(told(acknowledged, complex).slice(0, 4)).toEqual([
      "2024-04-30T08:00 decide reminder",
      "2024-04-30T08:00 ask reminder",
      "2024-05-03T08:00 ask reminder",
      "2024-05-05T08:00 decide reminder",
    ]);
  });

  it("are none of before it came", () => {
    const until = CivilDate.parse("2024-03-12");
    const soon = told(acknowledged, complex, { is: "extended", until });
    expect(soon[0]).toBe("2024-03-11T08:00 decide reminder");
  });

  it("ask no decision where no crime is told of", () => {
    const other = { ...tip(received), crime: false };
    expect(new Set(duesOf(clocks, other).map(({ clock }) => clock))).toEqual(
      new Set(["acknowledge"]),
    );
  });

  it("have keys of their own, which a moved end makes new", () => {
    const keys = (...events: ClockEvent[]) =>
      duesOf(clocks, tip(received, ...events)).map(({ key }) => key);
    const before = keys(acknowledged);
    const after = keys(acknowledged, complex);
    expect(new Set([...before, ...after]).size).toBe(
      before.length + after.length,
    );
  });

  const moments = fc.date({
    min: new Date("2018-01-01"),
    max: new Date("2099-01-01"),
    noInvalidDate: true,
  });

  test.prop([moments, fc.subarray([complex, extended, acknowledged])])(
    "come one after the other until nothing is due",
    (start, events) => {
      const one = { crime: true, received: start, events };
      const walked: string[] = [];
      let due = nextDue(clocks, one, start);
      while (due !== undefined) {
        const { at }: { at: Date } = due;
        walked.push(
          ...duesOf(clocks, one)
            .filter((each) => each.at.getTime() === at.getTime())
            .map(({ key }) => key),
        );
        due = nextDue(clocks, one, at);
      }
      expect(walked).toEqual(duesOf(clocks, one).map(({ key }) => key));
    },
  );

  test.prop([moments])(
    "never let an end come earlier by a longer period",
    (start) => {
      const end = (...events: ClockEvent[]) =>
        deadlinesOf(clocks, { crime: true, received: start, events }).decide ??
        "";
      expect(end() < end(complex)).toBe(true);
      expect(end(complex) < end(extended)).toBe(true);
    },
  );
});

it("names file and line where the clocks cannot be used", async () => {
  const file = join(await temporaryFolder(), "tip-clocks.yaml");
  await writeFile(file, "law: 147\n");
  await expect(loadTipClocks(file)).rejects.toThrow(
    new InputError(`${file}:1 has 147 at law; expected: object`),
  );
});
