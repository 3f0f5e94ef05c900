import { describe, expect, it } from "vitest";
import { newDraft, touch } from "../../../src/tips/draft/draft.ts";
import { draftDue, remind } from "../../../src/tips/draft/due.ts";

const begun = new Date("2025-03-10T19:05:00+07:00");
const draft = newDraft("r", begun);

describe("a report that nobody goes on with", () => {
  it("is reminded of after a day of silence", () => {
    expect(draftDue(draft)).toEqual({
      what: "remind",
      at: new Date("2025-03-11T19:05:00+07:00"),
    });
  });

  it("is erased after another day", () => {
    expect(draftDue(remind(draft))).toEqual({
      what: "erase",
      at: new Date("2025-03-12T19:05:00+07:00"),
    });
  });

  it("is reminded of again once somebody went on", () => {
    const later = new Date("2025-03-12T08:00:00+07:00");
    expect(draftDue(touch(remind(draft), later))).toEqual({
      what: "remind",
      at: new Date("2025-03-13T08:00:00+07:00"),
    });
  });

  it("is erased without a word where it came of danger alone", () => {
    expect(draftDue({ ...draft, wanted: false }).what).toBe("erase");
  });
});
