import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CivilDate, noon } from "../../src/clock.ts";
import { createDesk } from "../../src/desk.ts";
import type { Message } from "../../src/message.ts";
import { newSession } from "../../src/session.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

// Questions as people ask them, with what a right reply holds. The floor below guards what has been reached.

const Question = z.strictObject({
  id: z.string(),
  text: z.string(),
  role: z.enum(["official", "resident"]),
  /** The place that the asker has set. */
  place: z.string().nullable(),
  now: CivilDate,
  kind: z.string(),
  style: z.enum(["clean", "nodia", "typo", "abbr", "long"]),
  /** Slugs of the plans that may be cited. */
  plan: z.array(z.string()),
  /** Of each group one must be in the reply. */
  all: z.array(z.array(z.string()).min(1)),
  /** None of these may be in it. */
  none: z.array(z.string()),
  /** The plans hold no answer, which the reply must say. */
  decline: z.boolean(),
  /** Where the answer stands. */
  note: z.string(),
});
type Question = z.infer<typeof Question>;

const lines = await readFile(
  join(import.meta.dirname, "questions.jsonl"),
  "utf8",
);
const questions = lines
  .trim()
  .split("\n")
  .map((line) => Question.parse(JSON.parse(line)));

const desk = await createDesk({ knowledgeFolder, logger: quiet });
const wrong = new Map<string, string>();
for (const question of questions) {
  const fault = await faultIn(question);
  if (fault !== undefined) wrong.set(question.id, fault);
}

describe("the question set", () => {
  it("is of every style, with questions that the plans do not answer", () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(new Set(questions.map(({ style }) => style)).size).toBe(5);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(
      questions.filter(({ decline }) => decline).length,
    ).toBeGreaterThanOrEqual(10);
  });

  it("is answered rightly to at least nineteen in twenty", () => {
    const share = 1 - wrong.size / questions.length;
    expect(share, report(questions)).toBeGreaterThanOrEqual(0.95);
  });

  it("is declined wherever the plans hold no answer", () => {
    const answered = questions.filter(
      ({ id, decline }) => decline && wrong.has(id),
    );
    expect(answered, report(answered)).toEqual([]);
  });
});

function report(asked: readonly Question[]): string {
  return asked
    .flatMap(({ id, text }) => {
      const fault = wrong.get(id);
      return fault === undefined ? [] : [`${id} ${text}: ${fault}`];
    })
    .join("\n");
}

/** What is wrong with the reply to a question put in a conversation of its own; undefined when nothing is. */
async function faultIn(question: Question): Promise<string | undefined> {
  const message: Message = {
    id: "m",
    channel: "terminal",
    conversation: question.id,
    sender: question.id,
    at: noon(question.now),
    text: question.text,
    attachments: [],
    group: false,
    named: true,
  };
  const session = { ...newSession(), place: question.place };
  const answer = await desk.respond(message, session);
  const reply = plain(answer.replies.map(({ text }) => text).join("\n"));
  if (question.decline)
    return answer.answered ? "answered what the plans do not say" : undefined;
  if (answer.intent !== "question") return `taken for ${answer.intent}`;
  const lacking = question.all.find(
    (group) => !group.some((words) => reply.includes(plain(words))),
  );
  if (lacking !== undefined) return `lacks ${lacking.join(" or ")}`;
  const said = question.none.find((words) => reply.includes(plain(words)));
  if (said !== undefined) return `says ${said}`;
  const [first] = answer.citations;
  return question.plan.length > 0 && !question.plan.includes(first?.plan ?? "")
    ? `cites ${first?.plan ?? "nothing"}`
    : undefined;
}

/** Without what quotes and emphasis add. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[“”"'*_]/gu, "")
    .replaceAll(/[–—]/gu, "-")
    .replaceAll(/\s+/gu, " ");
}
