import { describe, expect, it } from "vitest";
import type { Message } from "../../src/message.ts";
import { chosen } from "../../src/steering/choosing.ts";
import { deskCues } from "../knowledge.ts";

const offered = ["Tỉnh Trà Vinh", "Thành phố Trà Vinh", "Tỉnh Gia Lai"].map(
  (label, at) => ({ id: `place:${at}`, label }),
);

function selected(text: string): string {
  const message: Message = {
    id: "m",
    channel: "terminal",
    conversation: "c",
    sender: "s",
    at: new Date(0),
    text,
    attachments: [],
    group: false,
    named: true,
  };
  const found = chosen(message, offered, deskCues);
  return found.kind === "choice" ? found.choice.label : found.kind;
}

describe("a choice that is typed", () => {
  it.each([
    ["2", "Thành phố Trà Vinh"],
    ["chọn số 3", "Tỉnh Gia Lai"],
    ["tinh gia lai", "Tỉnh Gia Lai"],
    ["cái đầu tiên", "Tỉnh Trà Vinh"],
    ["cai thu hai nhe", "Thành phố Trà Vinh"],
    ["thứ ba", "Tỉnh Gia Lai"],
    ["cái cuối", "Tỉnh Gia Lai"],
    ["the first", "Tỉnh Trà Vinh"],
    ["4", "beyond"],
    ["113", "none"],
    ["Sở Y tế làm gì?", "none"],
  ])("%s selects: %s", (typed, label) => {
    expect(selected(typed)).toBe(label);
  });
});
