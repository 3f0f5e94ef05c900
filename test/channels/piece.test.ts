import { describe, expect, it } from "vitest";
import { abilities } from "../../src/channels/abilities.ts";
import { piecesOf } from "../../src/channels/piece.ts";

const reply = {
  text: "Chọn nơi.",
  choices: [
    { id: "a", label: "Trà Vinh" },
    { id: "b", label: "Gia Lai" },
  ],
  files: [],
};
const plain = {
  kind: "text",
  emphasis: [],
  choices: [],
  request: null,
} as const;

describe("the pieces of a reply", () => {
  it("have buttons where the platform has them", () => {
    expect(piecesOf(reply, abilities.telegram)).toEqual([
      { ...plain, text: "Chọn nơi.", choices: reply.choices },
    ]);
  });

  it("have a numbered list where it has none", () => {
    expect(piecesOf(reply, abilities.zalo)).toEqual([
      { ...plain, text: "Chọn nơi.\n\n1. Trà Vinh\n2. Gia Lai" },
    ]);
  });

  it("have buttons and requests under the last of several texts", () => {
    const long = {
      ...reply,
      text: `${"dài ".repeat(1500)}hết`,
      request: { kind: "location" as const, label: "Vị trí" },
    };
    const texts = piecesOf(long, abilities.telegram).filter(
      (piece) => piece.kind === "text",
    );
    expect(
      texts.map(({ choices, request }) => [choices.length, request]),
    ).toEqual([
      [0, null],
      [2, { kind: "location", label: "Vị trí" }],
    ]);
  });

  it("keep the emphasis on the same words when the text is cut between them", () => {
    const text = `${"a".repeat(4090)} ${"b".repeat(20)}`;
    const shown = piecesOf(
      { text, choices: [], files: [], emphasis: [{ start: 4080, length: 20 }] },
      abilities.telegram,
    );
    const bold = shown.map((piece) =>
      piece.kind === "text"
        ? piece.emphasis.map(({ start, length }) =>
            piece.text.slice(start, start + length),
          )
        : [],
    );
    expect(bold).toEqual([["a".repeat(10)], ["b".repeat(9)]]);
  });

  it("leave out files that the platform cannot send, and end with those it can", () => {
    const bytes = new Uint8Array([1, 2]);
    const files = [
      { name: "lich.ics", mediaType: "text/calendar", bytes },
      { name: "lich.png", mediaType: "image/png", bytes },
    ];
    const names = (channel: "telegram" | "zalo" | "terminal") =>
      piecesOf({ ...reply, files }, abilities[channel]).map((piece) =>
        piece.kind === "file" ? piece.name : "text",
      );
    expect(names("telegram")).toEqual(["text", "lich.ics", "lich.png"]);
    expect(names("zalo")).toEqual(["text", "lich.png"]);
    expect(names("terminal")).toEqual(["text"]);
  });
});
