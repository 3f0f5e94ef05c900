import { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { noAnswer } from "../../../../src/channels/zalo/client/no-answer.ts";

const system = (code: string, syscall?: string) =>
  Object.assign(new Error(`${code} at https://x.example/bot1:token`), {
    code,
    ...(syscall !== undefined && { syscall }),
  });
const ofMany = (code: string) =>
  Object.assign(new AggregateError([system(code)]), { code });

describe("a call that was not answered", () => {
  it.each([
    ["nobody listens", system("ECONNREFUSED", "connect"), false],
    [
      "nobody listens at any address of the name",
      ofMany("ECONNREFUSED"),
      false,
    ],
    ["the name is not known", system("ENOTFOUND", "getaddrinfo"), false],
    ["names cannot be resolved now", system("EAI_AGAIN", "getaddrinfo"), false],
    ["there is no way there", system("EHOSTUNREACH", "connect"), false],
    ["connecting took too long", system("ETIMEDOUT", "connect"), false],
    ["connecting took too long at all addresses", ofMany("ETIMEDOUT"), false],
    ["connecting was cut off", system("ECONNRESET", "connect"), false],
    ["the certificate has run out", system("CERT_HAS_EXPIRED"), false],
    [
      "the certificate is of nobody known",
      system("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
      false,
    ],
    ["the connection was cut off", system("ECONNRESET", "read"), true],
    ["writing was cut off", system("EPIPE", "write"), true],
    ["reading took too long", system("ETIMEDOUT", "read"), true],
    ["anything else", new Error("https://x.example/bot1:token"), true],
  ])("when %s", (_, cause, connected) => {
    const wrapped = new AxiosError("x", AxiosError.ERR_NETWORK);
    wrapped.cause = cause;
    for (const error of [cause, wrapped]) {
      const { connected: told, message } = noAnswer("getMe", error);
      expect(told).toBe(connected);
      expect(message).not.toContain("token");
    }
  });
});
