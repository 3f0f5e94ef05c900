import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { jsonLines, trucban } from "./run.ts";

const question = "Kế hoạch do ai ký?";

describe("ask", () => {
  it("prints an answer and the choices to go on, and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const ended = await trucban(["ask", question], "", { folder });
    expect(ended).toMatchObject({ code: 0, errors: "" });
    expect(ended.output).toMatch(/1\. /);
  });

  it("answers for the place and the day it is given", async () => {
    const folder = await temporaryFolder();
    const ended = await trucban(
      [
        "ask",
        question,
        "--place",
        "tinh tra vinh",
        "--now",
        "2023-05-10",
        "--json",
      ],
      "",
      { folder },
    );
    expect(ended.json()).toEqual([
      expect.objectContaining({
        id: null,
        intent: "question",
        answered: true,
        reply: expect.stringContaining("Lê Văn Hản") as string,
      }),
    ]);
  });

  it.each([
    [[], /a question is needed/],
    [["x", "--plase", "y"], /Unknown option '--plase'/],
    [
      ["x", "--place", "Cà Mau"],
      /unknown place "Cà Mau"; known are .*Trà Vinh/,
    ],
    [["x", "--now", "hôm nay"], /--now has "hôm nay"; expected YYYY-MM-DD/],
    [["x", "--jsonl"], /--jsonl reads questions from standard input/],
  ])("refuses %j in one line", async (args, message) => {
    const folder = await temporaryFolder();
    const ended = await trucban(["ask", ...args], "", { folder });
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toMatch(message);
    expect(ended.errors.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("ask --jsonl", () => {
  it("answers line by line in order, each question by itself, broken lines named", async () => {
    const folder = await temporaryFolder();
    const input =
      jsonLines(
        {
          id: "a",
          text: question,
          place: "Thành phố Hà Nội",
          now: "2013-06-01",
        },
        { id: "b", text: question, place: null, role: "official" },
      ) +
      "{broken\n\n[]\n" +
      jsonLines(
        { id: "c", text: "alo", place: "Cà Mau" },
        { id: "d", text: "alo", now: "mai" },
        { id: 5, text: "x\u2028".repeat(4000) },
      ).trimEnd();
    const ended = await trucban(["ask", "--jsonl"], input, { folder });
    expect(ended).toMatchObject({ code: 0, errors: "" });
    const lines = ended.json() as Record<string, unknown>[];
    expect(lines.map(({ id, line }) => id ?? line)).toEqual([
      "a",
      "b",
      3,
      5,
      "c",
      "d",
      5,
    ]);
    expect(lines[0]).toEqual({
      id: "a",
      reply: expect.stringContaining("Vũ Hồng Khanh") as string,
      choices: expect.any(Array) as unknown,
      intent: "question",
      answered: true,
      citations: [expect.objectContaining({ plan: "ha-noi-du-an-6-2013" })],
      ms: expect.any(Number) as unknown,
    });
    // Without a place the desk asks back: it has not kept the first asker's.
    expect(lines[1]?.["choices"]).not.toEqual([]);
    expect(lines[2]).toEqual({ line: 3, error: "not JSON" });
    expect(lines[3]).toMatchObject({
      line: 5,
      error: expect.stringContaining("object") as string,
    });
    expect(lines[4]).toMatchObject({
      line: 6,
      error: expect.stringContaining("unknown place") as string,
    });
    expect(lines[5]).toMatchObject({
      line: 7,
      error: expect.stringContaining("now: expected YYYY-MM-DD") as string,
    });
    for (const { reply } of lines)
      if (typeof reply === "string")
        expect(reply.length).toBeLessThanOrEqual(1500);
  });

  it("survives bytes that are no text", async () => {
    const folder = await temporaryFolder();
    const input = new Uint8Array([0xff, 0xfe, 0x00, 0x0a, 0x22, 0x0a]);
    const ended = await trucban(["ask", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([
      { line: 1, error: "not JSON" },
      { line: 2, error: "not JSON" },
    ]);
  });
});
