import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { faultOf } from "../../../src/channels/telegram/fault.ts";

function answered(
  code: number,
  description: string,
  parameters?: { retry_after?: number; migrate_to_chat_id?: number },
) {
  const answer = {
    ok: false as const,
    error_code: code,
    description,
    ...(parameters && { parameters }),
  };
  return new GrammyError("failed", answer, "sendMessage", {});
}

function failed(details: object) {
  return new HttpError("failed", Object.assign(new Error("failed"), details));
}

describe("why Telegram did not take a message", () => {
  it.each([
    [403, "Forbidden: bot was blocked by the user", "gone"],
    [403, "Forbidden: user is deactivated", "gone"],
    [403, "Forbidden: bot was kicked from the group chat", "gone"],
    [403, "Forbidden: bot was kicked from the supergroup chat", "gone"],
    [403, "Forbidden: bot is not a member of the supergroup chat", "gone"],
    [403, "Forbidden: bot can't initiate conversation with a user", "gone"],
    [403, "Forbidden: the group chat was deleted", "gone"],
    [400, "Bad Request: chat not found", "gone"],
    [400, "Bad Request: PEER_ID_INVALID", "gone"],
    [400, "Bad Request: have no rights to send a message", "gone"],
    [
      400,
      "Bad Request: not enough rights to send text messages to the chat",
      "gone",
    ],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN", "gone"],
    [400, "Bad Request: group chat was deactivated", "gone"],
    [400, "Bad Request: message is too long", "refused"],
    [400, "Bad Request: BUTTON_DATA_INVALID", "refused"],
    [413, "Request Entity Too Large", "refused"],
    [401, "Unauthorized", "fault"],
    [404, "Not Found", "fault"],
    [500, "Internal Server Error", "fault"],
    [502, "Bad Gateway", "fault"],
  ])("%i %s: %s", (code, description, kind) => {
    expect(faultOf(answered(code, description))).toEqual({ kind });
  });

  it("waits as long as Telegram asks, in ms", () => {
    expect(
      faultOf(answered(429, "Too Many Requests", { retry_after: 7 })),
    ).toEqual({ kind: "wait", retryAfterMs: 7000 });
  });

  it("follows a group that moved", () => {
    const words = "Bad Request: group chat was upgraded to a supergroup chat";
    expect(
      faultOf(answered(400, words, { migrate_to_chat_id: -1009 })),
    ).toEqual({ kind: "moved", to: "-1009" });
  });

  it.each([
    ["refused connection", { type: "system", code: "ECONNREFUSED" }, "fault"],
    ["unknown host", { type: "system", code: "ENOTFOUND" }, "fault"],
    ["no network", { type: "system", code: "ENETUNREACH" }, "fault"],
    [
      "wrong certificate",
      { type: "system", code: "CERT_HAS_EXPIRED" },
      "fault",
    ],
    ["page of a gateway", { type: "invalid-json" }, "fault"],
    ["reset connection", { type: "system", code: "ECONNRESET" }, "unknown"],
    ["silence", { type: "system", code: "ETIMEDOUT" }, "unknown"],
    [
      "cut answer",
      { type: "system", code: "ERR_STREAM_PREMATURE_CLOSE" },
      "unknown",
    ],
    ["aborted call", { type: "aborted" }, "unknown"],
    ["call that took too long", {}, "unknown"],
  ])("%s", (_, details, kind) => {
    expect(faultOf(failed(details))).toEqual({ kind });
  });

  it("does not know of anything else", () => {
    expect(faultOf(new Error("x"))).toEqual({ kind: "unknown" });
    expect(faultOf("x")).toEqual({ kind: "unknown" });
  });
});
