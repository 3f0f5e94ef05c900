import { describe, expect, it } from "vitest";
import { abilities } from "../../src/channels/abilities.ts";
import {
  type Conversation,
  newConversation,
  type Outgoing,
} from "../../src/conversations/conversation.ts";
import {
  putUp,
  toOutgoing,
  unsurely,
  withPiece,
} from "../../src/conversations/outgoing.ts";
import { wordsOf } from "../../src/message.ts";
import { textOf } from "./channel.ts";
import { person, start } from "./open.ts";

type Rank = Outgoing["rank"];

function pieces(rank: Rank, ...texts: readonly string[]): Outgoing[] {
  return toOutgoing(
    texts.map((text) => wordsOf(text)),
    abilities.telegram,
    {
      rank,
      since: start,
    },
  );
}

function holding(...outgoing: readonly Outgoing[]): Conversation {
  return { ...newConversation(person), outgoing: [...outgoing] };
}

function texts({ outgoing }: Conversation): string[] {
  return outgoing.map(({ piece }) => textOf(piece));
}

const trying = (piece: Outgoing) => ({ ...piece, trying: true });

describe("what is put up", () => {
  it.each<[string, Rank, Outgoing[], string[]]>([
    ["stands alone where nothing is", "answer", [], ["x", "y"]],
    [
      "stands behind its like",
      "answer",
      pieces("answer", "a"),
      ["a", "x", "y"],
    ],
    [
      "goes before notices, as an answer",
      "answer",
      [...pieces("answer", "a"), ...pieces("notice", "n")],
      ["a", "x", "y", "n"],
    ],
    [
      "goes before all else, as danger",
      "danger",
      [...pieces("answer", "a"), ...pieces("notice", "n")],
      ["x", "y", "a", "n"],
    ],
    [
      "goes behind earlier danger, as danger",
      "danger",
      [...pieces("danger", "d"), ...pieces("answer", "a")],
      ["d", "x", "y", "a"],
    ],
    [
      "goes last, as a notice",
      "notice",
      [
        ...pieces("danger", "d"),
        ...pieces("answer", "a"),
        ...pieces("notice", "n"),
      ],
      ["d", "a", "n", "x", "y"],
    ],
    [
      "does not go before what is being tried, as an answer",
      "answer",
      pieces("notice", "n", "m").map((piece, at) =>
        at === 0 ? trying(piece) : piece,
      ),
      ["n", "x", "y", "m"],
    ],
    [
      "does not go before what is being tried, as danger",
      "danger",
      pieces("answer", "a", "b").map((piece, at) =>
        at === 0 ? trying(piece) : piece,
      ),
      ["a", "x", "y", "b"],
    ],
  ])("%s", (_, rank, before, after) => {
    expect(texts(putUp(holding(...before), pieces(rank, "x", "y")))).toEqual(
      after,
    );
  });

  it("leaves a conversation as it is when it is nothing", () => {
    const now = holding(...pieces("answer", "a"));
    expect(putUp(now, [])).toBe(now);
  });

  it("bears ids of its own, also when it says the same", () => {
    const ids = pieces("answer", "same", "same").map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[Rank, boolean[]]>([
    ["danger", [true, false]],
    ["answer", [true, false]],
    ["notice", [false, false]],
  ])("as %s opens an answer: %j", (rank, opens) => {
    expect(pieces(rank, "x", "y").map((piece) => piece.opens)).toEqual(opens);
  });
});

describe("one piece", () => {
  const [a, b, c] = pieces("answer", "a", "b", "c") as [
    Outgoing,
    Outgoing,
    Outgoing,
  ];

  it("is changed in its place", () => {
    const { outgoing } = withPiece(holding(a, b, c), b.id, (piece) => ({
      ...piece,
      attempts: 3,
    }));
    expect(outgoing).toEqual([a, { ...b, attempts: 3 }, c]);
  });

  it("is taken away", () => {
    expect(texts(withPiece(holding(a, b, c), a.id, () => undefined))).toEqual([
      "b",
      "c",
    ]);
  });

  it("that is not there any more changes nothing", () => {
    const now = holding(a);
    expect(withPiece(now, b.id, () => undefined)).toBe(now);
    expect(unsurely(now, b.id)).toBe(now);
  });

  it("of unknown outcome is taken away and kept to be shown", () => {
    const now = unsurely(holding(a, b), a.id);
    expect(texts(now)).toEqual(["b"]);
    expect(now.unsure).toEqual([a.piece]);
  });

  it("of unknown outcome is kept among the last three", () => {
    const all = pieces("answer", "1", "2", "3", "4", "5");
    const now = all.reduce((so, { id }) => unsurely(so, id), holding(...all));
    expect(now.unsure.map(textOf)).toEqual(["3", "4", "5"]);
  });
});
