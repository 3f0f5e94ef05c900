import { inspect } from "node:util";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { redactor } from "../../../../src/channels/zalo/client/redact.ts";
import { ZaloBot } from "../../../../src/channels/zalo/client/zalo-bot.ts";
import { keptLogger, openServer, openZalo } from "../open.ts";
import type { Fault } from "../server/faults.ts";

const token = "1234567890:Qx7_secret-HALF.zz~";

/** Every way in which an error could show what it knows. */
function everything(error: unknown): string {
  const parts = [
    inspect(error, { depth: 12, showHidden: true, getters: true }),
  ];
  for (let at = error; at instanceof Error; at = at.cause)
    parts.push(
      at.message,
      String(at.stack),
      String(at),
      JSON.stringify(at),
      JSON.stringify(Object.getOwnPropertyDescriptors(at)),
    );
  return parts.join("\n");
}

/** What of the token stands in a text, in any writing. */
function traces(text: string): string[] {
  return [token, "Qx7_secret-HALF", "1234567890"].filter(
    (piece) =>
      text.includes(piece) ||
      decodeURIComponent(text.replaceAll(/%(?![\dA-F]{2})/gi, "%25")).includes(
        piece,
      ),
  );
}

const faults: [string, Fault][] = [
  [
    "a refusal that quotes the address",
    { answer: 400, description: `no such page: /bot${token}/getMe` },
  ],
  [
    "a refusal that quotes it percent-encoded",
    { answer: 404, description: `%2Fbot${encodeURIComponent(token)}` },
  ],
  [
    "a refusal that quotes it as HTML",
    { answer: 403, description: token.replace(":", "&#58;") },
  ],
  [
    "a refusal that quotes the half behind the colon",
    { answer: 403, description: "Qx7_secret-HALF.zz~ is bad" },
  ],
  ["a refused token", { answer: 401, description: `Unauthorized: ${token}` }],
  ["a page of the gateway that repeats the address", { page: 429 }],
  ["a page of a broken gateway", { page: 502 }],
  ["a page with HTTP 200", { page: 200 }],
  ["a connection torn down", { reset: "before" }],
];

describe("the token", () => {
  it.each(faults)(
    "stands nowhere in the error and in the events of %s",
    async (_, fault) => {
      const server = await openServer({ token });
      const bot = new ZaloBot(token, { apiBase: server.base });
      const told: unknown[] = [];
      bot.on("error", (error) => told.push(error));
      server.fault(fault, { times: 2 });
      const errors = [
        await bot.getMe().catch((error: unknown) => error),
        await bot.sendMessage("a", "x").catch((error: unknown) => error),
      ];
      expect(errors.every((error) => error instanceof Error)).toBe(true);
      expect(
        [...errors, ...told].flatMap((error) => traces(everything(error))),
      ).toEqual([]);
    },
  );

  it("stands in no error where nobody answers", async () => {
    const bot = new ZaloBot(token, { apiBase: "http://127.0.0.1:1" });
    const error = await bot.getMe().catch((error: unknown) => error);
    expect(error).toMatchObject({
      code: "EFATAL",
      systemCode: "ECONNREFUSED",
      connected: false,
    });
    expect(traces(everything(error))).toEqual([]);
  });

  it("is not shown by the bot itself, nor by an address that cannot be used", () => {
    const bot = new ZaloBot(token);
    expect(traces(inspect(bot, { depth: 12, showHidden: true }))).toEqual([]);
    const make = () => new ZaloBot(token, { apiBase: `ftp://x/bot${token}` });
    expect(make).toThrow(TypeError);
    let thrown: unknown;
    try {
      make();
    } catch (error) {
      thrown = error;
    }
    expect(traces(everything(thrown))).toEqual([]);
  });

  it("stands in no line of the channel's log, and in no error of it", async () => {
    const { logger, lines } = keptLogger();
    const { server, channel, run, until } = await openZalo(
      { token, logger },
      { token },
    );
    void run();
    await server.polled();
    for (const [, fault] of faults)
      if (!("answer" in fault && fault.answer === 401))
        server.fault(fault, { method: "getUpdates" });
    server.expirePolls();
    await server.polled();
    await server.user("a").sends("một");
    await until(1);
    const errors: unknown[] = [];
    for (const [, fault] of faults) {
      server.fault(fault, { method: "sendMessage" });
      errors.push(
        await channel
          .send("a", {
            kind: "text",
            text: "x",
            emphasis: [],
            choices: [],
            request: null,
          })
          .catch((error: unknown) => error),
      );
    }
    expect(lines.length).toBeGreaterThan(5);
    expect(errors.every((error) => error instanceof Error)).toBe(true);
    expect(traces([...lines, ...errors.map(everything)].join("\n"))).toEqual(
      [],
    );
  });
});

describe("taking a token out of text", () => {
  const tokens = fc.stringMatching(/^[0-9]{6,20}:[A-Za-z0-9_.~-]{8,40}$/);

  test.prop([tokens, fc.string(), fc.string()])(
    "leaves nothing of it, whatever stands around it",
    (secret, before, after) => {
      const redact = redactor(secret);
      const half = secret.split(":")[1] ?? "";
      for (const written of [
        secret,
        encodeURIComponent(secret),
        secret.replace(":", "&#x3A;"),
        half,
      ])
        expect(redact(before + written + after)).not.toContain(half);
    },
  );

  it("takes whatever stands in an address where a token stands", () => {
    const redact = redactor("1234567:abcdefgh");
    expect(redact("GET /bot7654321:hgfedcba/getMe failed")).toBe(
      "GET /bot<secret>/getMe failed",
    );
  });

  it("leaves ordinary words as they are", () => {
    expect(redactor(token)("Bad request: chat not found (400)")).toBe(
      "Bad request: chat not found (400)",
    );
  });
});
