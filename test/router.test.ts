import { describe, expect, it } from "vitest";
import type { Handler, Intent, Step } from "../handlers/handler.ts";
import { talk } from "../handlers/handler.ts";
import { createDecider } from "../src/decide.ts";
import { DamageError, StorageError } from "../src/errors.ts";
import type { Logger } from "../src/logger.ts";
import { describe as describeError } from "../src/logger.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import { createRouter } from "../src/router.ts";
import { newSession, type Session, StoredSession } from "../src/session.ts";
import { openMemory } from "../src/storage/memory.ts";
import type { Collection } from "../src/storage/storage.ts";
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
      expect(await desk.say("", { choice })).toBe("chose other");
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
    expect(await desk.say("", { choice: "old" })).toContain("không còn");
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

  it("is quiet in a group unless it is named", async () => {
    const desk = open({ question: echo });
    const group = { group: true, conversation: "g" };
    expect(await desk.say("alo", { ...group, named: false })).toBeUndefined();
    expect(await desk.say("alo", group)).toBe("question: alo");
  });

  it("keeps conversations apart, also of one id on two channels", async () => {
    const desk = open({ question: echo });
    await desk.say("một");
    expect(await desk.say("hai", { conversation: "b" })).toBe("question: hai");
    expect(await desk.say("ba", { channel: "zalo" })).toBe("question: ba");
  });

  it("works on one message of a conversation at a time, in the order they came", async () => {
    const desk = open({ question: echo });
    const replies = await Promise.all(
      ["một", "hai", "ba"].map((text) => desk.say(text)),
    );
    expect(replies).toEqual([
      "question: một",
      "question: hai, after một",
      "question: ba, after hai",
    ]);
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
  it("apologises with the numbers for danger, and stores nothing", async () => {
    const desk = open({ question: echo });
    await desk.say("một");
    desk.break("handler");
    expect(await desk.say("hai")).toMatch(/Xin lỗi.*113.*114.*115/s);
    desk.mend();
    expect(await desk.say("ba")).toBe("question: ba, after một");
  });

  it.each(["get", "put"] as const)(
    "apologises when storage cannot %s, and goes on when it can again",
    async (verb) => {
      const desk = open({ question: echo });
      await desk.say("một");
      desk.break(verb);
      expect(await desk.say("hai")).toContain("Xin lỗi");
      desk.mend();
      expect(await desk.say("ba")).toBe("question: ba, after một");
    },
  );

  it.each(["get", "put"] as const)(
    "answers danger all the same when storage cannot %s",
    async (verb) => {
      const desk = open({ emergency: shout });
      desk.break(verb);
      expect(await desk.say("cháy")).toBe("114!");
    },
  );

  it("logs what failed without a word of the message or of who sent it", async () => {
    const desk = open({ question: echo });
    desk.break("put");
    await desk.say("tin của Nguyễn Văn A", { conversation: "84901234567" });
    const log = JSON.stringify(desk.logged);
    expect(log).toContain("ENOSPC");
    expect(log).not.toMatch(/Nguyễn|84901234567/);
  });

  it("begins anew where a session is damaged, and logs where it stands", async () => {
    const desk = open({ question: echo });
    await desk.say("một");
    desk.break("damage");
    expect(await desk.say("hai")).toBe("question: hai");
    expect(await desk.say("ba")).toBe("question: ba, after hai");
    expect(desk.logged).toEqual([
      "a damaged session was set aside",
      expect.objectContaining({ code: "DAMAGED", file: "sessions/0a/1.json" }),
    ]);
  });

  it("logs no code where there is none", async () => {
    const desk = open({ question: echo });
    desk.break("nowhere");
    expect(await desk.say("một")).toContain("Xin lỗi");
    expect(JSON.stringify(desk.logged)).not.toContain("undefined");
  });

  it("decides again when another process changed the conversation meanwhile", async () => {
    const desk = open({ question: echo });
    await desk.say("một");
    desk.rival("chen ngang");
    expect(await desk.say("hai")).toBe("question: hai, after chen ngang");
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

/** A desk of given handlers, whose storage and handlers can be broken. */
function open(handlers: Partial<Record<Intent, Handler>>) {
  const sessions = openMemory().collection("sessions", StoredSession);
  let broken: "handler" | "get" | "put" | "damage" | "nowhere" | undefined;
  let rival: string | undefined;
  const logged: unknown[] = [];
  const logger: Logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (event, error) => logged.push(event, describeError(error)),
  };
  const fail = () =>
    Promise.reject(
      new StorageError(
        "a document cannot be written",
        Object.assign(new Error("no space"), { code: "ENOSPC" }),
      ),
    );
  const faulty: Collection<Session> = {
    ...sessions,
    get(id) {
      if (broken === "get") return fail();
      if (broken === "damage")
        return Promise.reject(new DamageError("sessions/0a/1.json"));
      return broken === "nowhere"
        ? Promise.reject(new StorageError("a document does not fit its schema"))
        : sessions.get(id);
    },
    async setAside(id) {
      broken = undefined;
      const { revision = 0 } = (await sessions.get(id)) ?? {};
      await sessions.delete(id, revision);
    },
    async put(id, value, expected) {
      if (broken === "put") return fail();
      if (rival !== undefined) {
        const other = { ...newSession(), pending: { last: rival } };
        rival = undefined;
        await sessions.put(id, other, expected);
      }
      return sessions.put(id, value, expected);
    },
  };
  const decider = createDecider({
    understand: ({ text }) => ({
      intent: intentOf(text),
      language: text.includes("hello") ? "en" : "vi",
    }),
    first: [
      () =>
        broken === "handler"
          ? Promise.reject(new TypeError("tin của Nguyễn Văn A"))
          : Promise.resolve(undefined),
    ],
    handlers: new Map(Object.entries(handlers) as [Intent, Handler][]),
    cues: deskCues,
    commands,
    catalogs,
  });
  const router = createRouter({ decider, sessions: faulty, catalogs, logger });
  return {
    logged,
    break: (part: typeof broken) => (broken = part),
    mend: () => (broken = undefined),
    rival: (text: string) => (rival = text),
    async say(text: string, more: Partial<Message> = {}) {
      const answer = await router.handle({
        id: "m",
        channel: "telegram",
        conversation: "a",
        sender: "a",
        at: new Date("2023-05-10T12:00:00+07:00"),
        text,
        attachments: [],
        group: false,
        named: true,
        ...more,
      });
      return answer?.replies.map((reply) => reply.text).join("\n");
    },
  };
}
