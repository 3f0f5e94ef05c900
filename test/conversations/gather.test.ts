import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  toWaiting,
  type Waiting,
} from "../../src/conversations/conversation.ts";
import { gather } from "../../src/conversations/gather.ts";
import type { Message } from "../../src/message.ts";
import { message, start } from "./open.ts";

const picture = { kind: "photo", ref: "p" } as const;

/** Of each message how many milliseconds after the start it came, and what is told of it beside its text. */
function waiting(
  ...came: readonly (readonly [number, string, Partial<Message>?])[]
): Waiting[] {
  return came.map(([ms, text, more]) => toWaiting(message(text, more), at(ms)));
}

function at(ms: number): Date {
  return new Date(start.getTime() + ms);
}

const album = { album: "a", attachments: [picture] };
const cut = { cut: true };

describe("what waits is worked on", () => {
  it("not at all when there is nothing", () => {
    expect(gather([], start)).toEqual({ kind: "nothing" });
  });

  it("at once, and as it came, when it is a message of its own", () => {
    const came = message("one", { locale: "en", attachments: [picture] });
    expect(gather([toWaiting(came, start)], start)).toEqual({
      kind: "message",
      message: { ...came, received: start },
      ids: ["one"],
      since: start,
    });
  });

  it.each([
    [
      "the pictures of an album as one message",
      [
        [0, "one", album],
        [900, "", album],
        [1400, "two", album],
      ],
      "one\ntwo",
      3,
    ],
    [
      "an album apart from what follows it",
      [
        [0, "one", album],
        [10, "two"],
      ],
      "one",
      1,
    ],
    [
      "an album apart from the next album",
      [
        [0, "one", album],
        [10, "two", { album: "b" }],
      ],
      "one",
      1,
    ],
    [
      "an album apart from what went before",
      [
        [0, "one"],
        [10, "two", album],
      ],
      "one",
      1,
    ],
    [
      "a text that was cut and its rest as one",
      [
        [0, "mid-w", cut],
        [300, "ord"],
      ],
      "mid-word",
      2,
    ],
    [
      "a text that was cut twice as one",
      [
        [0, "a", cut],
        [300, "b", cut],
        [600, "c"],
        [700, "d"],
      ],
      "abc",
      3,
    ],
    [
      "a text as long as may be apart from what comes later",
      [
        [0, "long", cut],
        [1501, "next"],
      ],
      "long",
      1,
    ],
    [
      "a cut text apart from another sender's",
      [
        [0, "mine", cut],
        [10, "theirs", { sender: "t" }],
      ],
      "mine",
      1,
    ],
    [
      "a cut text apart from a choice",
      [
        [0, "long", cut],
        [10, "", { choice: "yes" }],
      ],
      "long",
      1,
    ],
    [
      "another sender's picture apart from an album",
      [
        [0, "mine", album],
        [10, "theirs", { ...album, sender: "t" }],
      ],
      "mine",
      1,
    ],
  ] as const)("%s", (_, came, text, parts) => {
    const next = gather(waiting(...came), at(5000));
    expect(next).toMatchObject({ kind: "message", message: { text } });
    expect(next.kind === "message" && next.ids).toHaveLength(parts);
  });

  it("with all pictures of an album, in order", () => {
    const two = { kind: "photo", ref: "q" } as const;
    const came = waiting(
      [0, "a", album],
      [1, "b", { album: "a", attachments: [two] }],
    );
    expect(gather(came, at(5000))).toMatchObject({
      message: { attachments: [picture, two] },
    });
  });
});

describe("more of it is waited for", () => {
  it.each([
    ["an album", album],
    ["a text as long as may be", cut],
  ])("after %s, a second and a half from its last part", (_, more) => {
    const came = waiting([0, "one", more], [1000, "two", more]);
    expect(gather(came, at(2499))).toEqual({ kind: "later", at: at(2500) });
    expect(gather(came, at(2500))).toMatchObject({ kind: "message" });
  });

  it.each([
    [
      "a rest that was not cut",
      [
        [0, "one", cut],
        [10, "two"],
      ],
    ],
    [
      "something else after an album",
      [
        [0, "one", album],
        [10, "two"],
      ],
    ],
    [
      "somebody else after a cut text",
      [
        [0, "one", cut],
        [10, "two", { sender: "t" }],
      ],
    ],
  ] as const)("no longer once %s has come", (_, came) => {
    expect(gather(waiting(...came), at(10))).toMatchObject({ kind: "message" });
  });
});

const anyMessage = fc.record({
  gapMs: fc.nat(3000),
  sender: fc.constantFrom("s", "t"),
  album: fc.constantFrom(undefined, "a", "b"),
  cut: fc.boolean(),
  choice: fc.constantFrom(undefined, undefined, "yes"),
});

describe("whatever comes whenever", () => {
  test.prop([fc.array(anyMessage, { maxLength: 12 })])(
    "each message is gathered once and in order, and none waits for ever",
    (drawn) => {
      let ms = 0;
      let left = drawn.map(({ gapMs, sender, cut: wasCut, ...rest }, index) => {
        ms += gapMs;
        const more = {
          sender,
          cut: wasCut,
          ...(rest.album !== undefined && { album: rest.album }),
          ...(rest.choice !== undefined && { choice: rest.choice }),
        };
        return toWaiting(message(`${index}.`, more), at(ms));
      });
      let now = left[0] === undefined ? start : new Date(left[0].received);
      const ids: string[] = [];
      const texts: string[] = [];
      while (left.length > 0) {
        // What has not come yet is not there to be gathered.
        const here = left.filter(({ received }) => received <= now.getTime());
        const next = gather(here, now);
        if (next.kind === "message") {
          ids.push(...next.ids);
          texts.push(next.message.text.replaceAll("\n", ""));
          left = left.filter(({ message: { id } }) => !next.ids.includes(id));
          continue;
        }
        const coming = left
          .map(({ received }) => received)
          .filter((received) => received > now.getTime());
        const wake = next.kind === "later" ? [next.at.getTime()] : [];
        const then = Math.min(...coming, ...wake);
        expect(then).toBeGreaterThan(now.getTime());
        now = new Date(then);
      }
      const all = drawn.map((_, index) => `${index}.`);
      expect(ids).toEqual(all);
      expect(texts.join("")).toBe(all.join(""));
    },
  );
});
