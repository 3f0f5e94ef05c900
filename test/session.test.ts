import { describe, expect, it } from "vitest";
import { newSession, StoredSession } from "../src/session.ts";

describe("a stored session", () => {
  const first = {
    v: 1,
    language: "en",
    languageChosen: true,
    place: "Tỉnh Trà Vinh",
    thread: { plan: "p", agency: null, ask: "who", topic: null },
    offered: [{ id: "a", label: "A" }],
    pending: { list: "3" },
  };

  it("of the first version is carried over whole, without an agency", () => {
    expect(StoredSession.parse(first)).toEqual({
      ...first,
      v: 3,
      agency: null,
      draft: null,
      focus: null,
    });
  });

  it("of the second version is carried over whole, without a report", () => {
    const second = { ...first, v: 2, agency: "Sở Tư pháp" };
    expect(StoredSession.parse(second)).toEqual({
      ...second,
      v: 3,
      draft: null,
      focus: null,
    });
  });

  it("of this version is read as it is", () => {
    const session = { ...newSession(), agency: "Sở Tư pháp" };
    expect(StoredSession.parse(session)).toEqual(session);
  });

  it.each([null, {}, { ...first, v: 99 }, { ...first, place: 7 }])(
    "of no known shape starts over (%#)",
    (stored) => {
      expect(StoredSession.parse(stored)).toEqual(newSession());
    },
  );
});

describe("the language of a new session", () => {
  it.each([
    ["en", "en"],
    ["en-US", "en"],
    ["EN_gb", "en"],
    ["vi-VN", "vi"],
    ["eng", "vi"],
    ["fr", "vi"],
    [undefined, "vi"],
  ])("for an app in %s is %s", (locale, language) => {
    expect(newSession(locale).language).toBe(language);
  });
});
