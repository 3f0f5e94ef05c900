import { describe, expect, it } from "vitest";
import {
  FatalError,
  ParseError,
  ZaloError,
} from "../../../src/channels/zalo/client/errors.ts";
import { faultOf } from "../../../src/channels/zalo/fault.ts";

const refused = (code: number, description: string) =>
  new ZaloError("sendMessage", description, code);
const page = (status: number) =>
  new ParseError("sendMessage", status, "a page");
const lost = (code: string, connected: boolean) =>
  new FatalError("sendMessage", code, connected);

describe("what a failed send means", () => {
  it.each([
    [refused(400, "Bad request: chat not found"), { kind: "gone" }],
    [refused(404, "User does not exist"), { kind: "gone" }],
    [refused(403, "Forbidden: bot was blocked by the user"), { kind: "gone" }],
    [refused(403, "bot was kicked from the group"), { kind: "gone" }],
    [refused(403, "internal server error"), { kind: "fault" }],
    [refused(401, "Unauthorized"), { kind: "fault" }],
    [
      refused(400, "Bad request: The text must not be empty"),
      { kind: "refused" },
    ],
    [
      refused(400, "Bad request: The photo URL is invalid"),
      { kind: "refused" },
    ],
    [
      refused(400, "Bad request: The chat_id must not be empty"),
      { kind: "refused" },
    ],
    [refused(404, "Not Found"), { kind: "refused" }],
    [refused(-7, "something new"), { kind: "refused" }],
    [refused(408, "Request timeout"), { kind: "unknown" }],
    [refused(429, "Quota exceeded"), { kind: "quota" }],
    [refused(429, "Too many requests"), { kind: "wait", retryAfterMs: 3_000 }],
    [refused(500, "Internal error"), { kind: "unknown" }],
    [refused(502, "Bad gateway"), { kind: "fault" }],
    [page(429), { kind: "wait", retryAfterMs: 3_000 }],
    [page(403), { kind: "fault" }],
    [page(404), { kind: "fault" }],
    [page(413), { kind: "refused" }],
    [page(502), { kind: "fault" }],
    [page(503), { kind: "fault" }],
    [page(504), { kind: "unknown" }],
    [page(500), { kind: "unknown" }],
    [page(200), { kind: "unknown" }],
    [lost("ECONNREFUSED", false), { kind: "fault" }],
    [lost("ENOTFOUND", false), { kind: "fault" }],
    [lost("ECONNRESET", true), { kind: "unknown" }],
    [lost("ETIMEDOUT", true), { kind: "unknown" }],
    [new Error("anything"), { kind: "unknown" }],
  ])("%s: %o", (error, fault) => {
    expect(faultOf(error, () => 3_000)).toEqual(fault);
  });
});
