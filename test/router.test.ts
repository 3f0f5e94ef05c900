import { describe, expect, it } from "vitest";
import type { Handler, Intent, Step } from "../handlers/handler.ts";
import { talk } from "../handlers/handler.ts";
import { createDecider } from "../src/decide.ts";
import { AwayError } from "../src/errors.ts";
import type { Logger } from "../src/logger.ts";
import { describe as describeError } from "../src/logger.ts";
import { type Choice, wordsOf } from "../src/message.ts";
import { createRouter } from "../src/router.ts";
import { quiet } from "./quiet.ts";
import { openTalk, type Said } from "./talk.ts";
import { catalogs, commands, deskCues } from "./knowledge.ts";

const choices: readonly Choice[] = [
  { id: "more", label: "Xem thêm" },
  { id: "other", label: "Nhiệm vụ khác" },
];

describe("the router", () => {
  it("hands a message to the handler of its intent and keeps the state it returns", async () => {
    const desk = open({ question: echo });
    expect(await desk.say("một")).toBe("question: một");
    expect(await desk.say("hai")).toBe("question: hai, after một");
  });

  it("answers danger first, whatever is under way, and keeps what was under way", async () => {
    const desk = open({ question: offering, emergency: shout });
    await desk.say("hỏi");
    expect(await desk.say("cháy")).toBe("114!");
    expect(await desk.say("1")).toBe("chose more");
  });

  it.each([
    ["2", "chose other"],
    ["số 2", "chose other"],
    ["chọn 2.", "chose other"],
    ["Xem thêm", "chose more"],
    ["xem them", "chose more"],
    ["nhiệm vụ", "chose other"],
    ["vụ", "asked vụ"],
    ["nhiệm vụ khác", "chose other"],
    ["113", "asked 113"],
    ["2 quận", "asked 2 quận"],
  ])("takes %j after two choices as %j", async (typed, expected) => {
    const desk = open({ question: offering });
    await desk.say("hỏi");
    expect(await desk.say(typed)).toBe(expected);
  });

  it.each(["other", "Nhiệm vụ khác"])(
    "takes a tap given as %j",
    async (choice) => {
      const desk = open({ question: offering });
      await desk.say("hỏi");
      expect(await desk.say({ choice })).toBe("chose other");
    },
  );

  it("says how far the list goes when the number is beyond it", async () => {
    const desk = open({ question: offering });
    await desk.say("hỏi");
    expect(await desk.say("7")).toContain("từ 1 đến 2");
  });

  it("says that there is nothing to choose from by number", async () => {
    const desk = open({ question: echo });
    expect(await desk.say("2")).toContain("không có danh sách");
  });

  it("says kindly that a tap means nothing any more", async () => {
    const desk = open({ question: echo });
    expect(await desk.say({ choice: "old" })).toContain("không còn");
  });

  it("works on a choice that nobody knows by id as on its label", async () => {
    const desk = open({
      question: (message, session) =>
        Promise.resolve(
          message.choice === undefined
            ? talk([wordsOf(`asked ${message.text}`, choices)], session)
            : undefined,
        ),
    });
    await desk.say("hỏi");
    expect(await desk.say("1")).toBe("asked Xem thêm");
  });

  it("follows the language that is written until one is asked for", async () => {
    const desk = open({ question: inLanguage, language: wish });
    expect(await desk.say("hello there")).toBe("en");
    expect(await desk.say("xin chào")).toBe("vi");
    await desk.say("language please");
    expect(await desk.say("xin chào")).toBe("en");
  });
});

describe("when something fails", () => {
  it("is not done with a message while the store is away, unless it tells of danger", async () => {
    const desk = open({ question: echo, emergency: shout });
    desk.break(new AwayError("away"));
    await expect(desk.say("một")).rejects.toThrow(AwayError);
    expect(await desk.say("cháy")).toBe("114!");
    desk.mend();
    expect(await desk.say("một")).toBe("question: một");
  });

  it("apologises with the numbers for danger, and leaves the state as it was", async () => {
    const desk = open({ question: echo });
    await desk.say("một");
    desk.break();
    expect(await desk.say("hai")).toMatch(/Xin lỗi.*113.*114.*115/s);
    desk.mend();
    expect(await desk.say("ba")).toBe("question: ba, after một");
  });

  it("answers danger all the same", async () => {
    const desk = open({ emergency: shout });
    desk.break();
    expect(await desk.say("cháy")).toBe("114!");
  });

  it("logs what failed without a word of the message or of who sent it", async () => {
    const desk = open({ question: echo });
    desk.break();
    await desk.say({ text: "tin của Nguyễn Văn A", sender: "84901234567" });
    const log = JSON.stringify(desk.logged);
    expect(log).toContain("TypeError");
    expect(log).not.toMatch(/Nguyễn|84901234567/);
  });
});

const echo: Handler = ({ text, choice }, session) => {
  if (choice !== undefined) return Promise.resolve(undefined);
  const before = session.pending["last"];
  const after = before === undefined ? "" : `, after ${before}`;
  return Promise.resolve(
    talk([wordsOf(`question: ${text}${after}`)], {
      ...session,
      pending: { last: text },
    }),
  );
};

const offering: Handler = ({ text, choice }, session) =>
  Promise.resolve(
    choice === undefined
      ? talk([wordsOf(`asked ${text}`, choices)], session)
      : talk([wordsOf(`chose ${choice}`)], session),
  );

const shout: Handler = (_, session) =>
  Promise.resolve({
    ...talk([wordsOf("114!")], session),
    intent: "emergency",
  } satisfies Step);

const inLanguage: Handler = (_, session) =>
  Promise.resolve(talk([wordsOf(session.language)], session));

const wish: Handler = (_, session) =>
  Promise.resolve(
    talk([wordsOf("ok")], {
      ...session,
      language: "en",
      languageChosen: true,
    }),
  );

function intentOf(text: string): Intent {
  if (text.includes("cháy")) return "emergency";
  return text.includes("language") ? "language" : "question";
}

/** A desk of given handlers, the first of which can be broken. */
function open(handlers: Partial<Record<Intent, Handler>>) {
  let broken: Error | undefined;
  const logged: unknown[] = [];
  const logger: Logger = {
    ...quiet,
    error: (event, error) => logged.push(event, describeError(error)),
  };
  const decider = createDecider({
    understand: ({ text }) => ({
      intent: intentOf(text),
      language: text.includes("hello") ? "en" : "vi",
    }),
    first: [
      () =>
        broken === undefined
          ? Promise.resolve(undefined)
          : Promise.reject(broken),
    ],
    handlers: new Map(Object.entries(handlers) as [Intent, Handler][]),
    cues: deskCues,
    commands,
    catalogs,
  });
  const talk = openTalk(createRouter({ decider, catalogs, logger }));
  return {
    logged,
    break(by: Error = new TypeError("tin của Nguyễn Văn A")) {
      broken = by;
    },
    mend() {
      broken = undefined;
    },
    async say(said: Said) {
      const { replies } = await talk.say(said);
      return replies.map((reply) => reply.text).join("\n");
    },
  };
}
