import { AxiosError, AxiosHeaders } from "axios";
import { GrammyError, HttpError } from "grammy";
import { describe as suite, expect, it } from "vitest";
import { fixedClock } from "../src/clock.ts";
import { DamageError } from "../src/errors.ts";
import { createLogger, describe, type LogLevel } from "../src/logger.ts";

const clock = fixedClock(new Date("2023-11-08T08:00:00+07:00"));

/** A log and the lines it wrote. */
function logged(level: LogLevel) {
  const lines: string[] = [];
  const logger = createLogger(level, clock, {
    write: (line) => lines.push(line),
  });
  return { logger, lines };
}

suite("a log line", () => {
  it("says what happened, when, and plain facts", () => {
    const { logger, lines } = logged("info");
    logger.info("a channel runs", { channel: "telegram", waiting: 3 });
    logger.warn("the outbox is long", { waiting: 900, full: true });
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        level: 30,
        time: "2023-11-08T01:00:00.000Z",
        channel: "telegram",
        waiting: 3,
        msg: "a channel runs",
      },
      {
        level: 40,
        time: "2023-11-08T01:00:00.000Z",
        waiting: 900,
        full: true,
        msg: "the outbox is long",
      },
    ]);
  });

  it.each([
    ["silent", 0],
    ["error", 1],
    ["warn", 2],
    ["info", 3],
  ] as const)("is written from its level on: %s", (level, count) => {
    const { logger, lines } = logged(level);
    logger.info("a");
    logger.warn("b");
    logger.error("c", new Error("d"));
    expect(lines).toHaveLength(count);
  });

  it("has no room for a text of unknown content, in types and when run", () => {
    const { logger, lines } = logged("info");
    for (const said of ["0912 345 678", "7012345678", "Nguyễn Văn A"]) {
      // @ts-expect-error A string that is no literal is not a fact.
      logger.info("a message came", { said });
      // @ts-expect-error Nor is it an event.
      if (lines.length < 0) logger.info(said);
      expect(lines.pop()).not.toContain(said);
    }
  });
});

const token = "123456789:AAExampleExampleExampleExampleExampl";
const address = `https://api.telegram.org/bot${token}/sendMessage`;

function grammyErrors(): [string, Error][] {
  const payload = { chat_id: 7_012_345_678, text: "0912 345 678" };
  const refused = { ok: false as const, error_code: 403, description: token };
  return [
    ["GrammyError", new GrammyError(address, refused, "sendMessage", payload)],
    ["HttpError", new HttpError(address, new TypeError(address))],
  ];
}

function axiosError(): Error {
  const config = {
    url: address,
    headers: new AxiosHeaders({ "X-Bot-Api-Secret-Token": token }),
    data: JSON.stringify({ chat_id: "7012345678", text: "0912 345 678" }),
  };
  const error = new AxiosError(
    `getaddrinfo ENOTFOUND ${address}`,
    "ENOTFOUND",
    config,
    { path: address },
  );
  error.cause = new Error(address);
  return error;
}

function wordsLikeAStack(): Error {
  const error = new Error(
    `bad\n    at ${address}\n    at x (/bot${token}:1:2)`,
  );
  return Object.assign(error, { code: token, name: token });
}

suite("an error in the log", () => {
  it.each([
    ...grammyErrors(),
    ["AxiosError", axiosError()],
    ["Error", wordsLikeAStack()],
    ["Error", new Error("outer", { cause: axiosError() })],
  ] as const)("of kind %s holds no token, id or text", (kind, error) => {
    const { logger, lines } = logged("error");
    logger.error("sending failed", error);
    const line = lines.join("");
    expect(line).toContain(`"kind":"${kind}"`);
    expect(line).toMatch(/logger\.test\.ts:\d+/);
    expect(line).not.toMatch(/AAExample|7012345678|345 678|api\.telegram/);
  });

  it("keeps the system's code, a damaged file and the cause's kind", () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    expect(describe(new Error("outer", { cause: full }))).toMatchObject({
      kind: "Error",
      cause: { kind: "Error", code: "ENOSPC" },
    });
    expect(describe(new DamageError("data/sessions/1.json"))).toMatchObject({
      kind: "DamageError",
      code: "DAMAGED",
      file: "data/sessions/1.json",
    });
  });

  it("may be anything that was thrown", () => {
    expect(describe(token)).toEqual({ kind: "string" });
    expect(describe(undefined)).toEqual({ kind: "undefined" });
  });
});
