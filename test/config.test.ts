import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseConfig, readConfig } from "../src/config.ts";
import { InputError } from "../src/errors.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const token = "123456789:AAExampleExampleExampleExampleExampl";
const zaloToken = "987654321:zaloExample";

const telegram = {
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_WEBHOOK_URL: "https://desk.example.vn/telegram",
  TELEGRAM_WEBHOOK_SECRET: "a-secret_1",
};
const zalo = {
  ZALO_BOT_TOKEN: zaloToken,
  ZALO_WEBHOOK_URL: "https://desk.example.vn/zalo",
  ZALO_WEBHOOK_SECRET: "another-secret.2",
};

describe("settings", () => {
  it("have defaults for everything", () => {
    expect(parseConfig({}, {})).toEqual({
      telegram: { intake: "absent" },
      zalo: { intake: "absent" },
      zaloAllowance: { messages: 3000, users: 50 },
      http: { host: "127.0.0.1", port: 8080 },
      publicUrl: undefined,
      dataFolder: "./data",
      logLevel: undefined,
      adminCode: undefined,
      deskKey: undefined,
    });
  });

  it("are taken from the environment before the file, empty ones from neither", () => {
    const environment = { DATA_DIR: "/srv/desk", LOG_LEVEL: "" };
    const file = { DATA_DIR: "elsewhere", LOG_LEVEL: "warn" };
    expect(parseConfig(environment, file).dataFolder).toBe("/srv/desk");
    expect(parseConfig({}, file).logLevel).toBe("warn");
    expect(parseConfig(environment, {}).logLevel).toBeUndefined();
  });

  it.each(["127.0.0.1", "::1", "desk.example.vn"])(
    "may name host %s, port and admin code, in the environment and in the file",
    (HOST) => {
      const named = { HOST, PORT: "80", ADMIN_CODE: "một-lần-7Q" };
      expect(parseConfig(named, {})).toEqual(parseConfig({}, named));
      expect(parseConfig(named, {}).http).toEqual({ host: HOST, port: 80 });
      expect(parseConfig(named, {}).adminCode).toBe("một-lần-7Q");
    },
  );

  it("may stand in a file, which may be missing", async () => {
    const file = join(await temporaryFolder(), ".env");
    expect((await readConfig(file)).logLevel).toBeUndefined();
    await writeFile(file, "# comment\nLOG_LEVEL='debug'\n");
    expect((await readConfig(file)).logLevel).toBe("debug");
  });

  it("may be written as other systems' editors do: marks, line ends, spaces, quotes", async () => {
    const file = join(await temporaryFolder(), ".env");
    const lines = [`TELEGRAM_BOT_TOKEN="${token}"  `, "DATA_DIR= here  # why"];
    await writeFile(file, `\uFEFF${lines.join("\r\n")}\r\n`);
    const config = await readConfig(file);
    expect(config.telegram).toMatchObject({ token });
    expect(config.dataFolder).toBe("here");
  });

  test.prop([fc.uint8Array({ minLength: 32, maxLength: 32 })])(
    "hold the desk's key as base64",
    (key) => {
      const DESK_KEY = Buffer.from(key).toString("base64");
      expect(parseConfig({ DESK_KEY }, {}).deskKey).toBe(DESK_KEY);
    },
  );
});

describe("a channel", () => {
  it("polls with a token alone", () => {
    const config = parseConfig(
      { TELEGRAM_BOT_TOKEN: token },
      { ZALO_BOT_TOKEN: zaloToken },
    );
    expect(config.telegram).toEqual({
      intake: "polling",
      token,
      apiRoot: "https://api.telegram.org",
    });
    expect(config.zalo).toEqual({
      intake: "polling",
      token: zaloToken,
      apiRoot: "https://bot-api.zaloplatforms.com",
    });
  });

  it("has a webhook with an address and its secret", () => {
    const config = parseConfig(telegram, zalo);
    expect(config.telegram).toMatchObject({
      intake: "webhook",
      url: telegram.TELEGRAM_WEBHOOK_URL,
      secret: telegram.TELEGRAM_WEBHOOK_SECRET,
    });
    expect(config.zalo).toMatchObject({
      intake: "webhook",
      url: zalo.ZALO_WEBHOOK_URL,
      secret: zalo.ZALO_WEBHOOK_SECRET,
    });
  });

  it("calls the API where it is told to, with any token that an own server hands out", () => {
    const config = parseConfig(
      {
        TELEGRAM_BOT_TOKEN: "1:own",
        TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
      },
      { ZALO_BOT_TOKEN: zaloToken, ZALO_API_BASE: "https://api.example.vn/x/" },
    );
    expect(config.telegram).toMatchObject({ apiRoot: "http://127.0.0.1:8081" });
    expect(config.zalo).toMatchObject({ apiRoot: "https://api.example.vn/x" });
  });

  it("of Zalo sends pictures by the webhook's origin, or by another one that is named", () => {
    expect(parseConfig(zalo, {}).publicUrl).toBe("https://desk.example.vn");
    const named = { ...zalo, PUBLIC_URL: "https://files.example.vn:8443/" };
    expect(parseConfig(named, {}).publicUrl).toBe(
      "https://files.example.vn:8443",
    );
  });

  it("of Zalo may be allowed more than the free plan", () => {
    const more = { ZALO_MONTHLY_MESSAGES: "20000", ZALO_USERS: "400" };
    expect(parseConfig(more, {}).zaloAllowance).toEqual({
      messages: 20_000,
      users: 400,
    });
  });
});

const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
  [{ LOG_LEVEL: "loud" }, /^setting LOG_LEVEL .*"silent"/],
  [{ PORT: "99999" }, /^setting PORT .*1 to 65535/],
  [{ PORT: "80a" }, /^setting PORT .*1 to 65535/],
  [{ HOST: "a b" }, /^setting HOST .*host name or an IP address$/],
  [{ ADMIN_CODE: "short" }, /^setting ADMIN_CODE .*at least 8/],
  [{ ADMIN_CODE: "once only" }, /^setting ADMIN_CODE .*without spaces$/],
  [{ DATABASE_URL: "postgres://x" }, /^setting DATABASE_URL .*database/],
  [{ DATABASE_URL: "mysql://x/desk" }, /^setting DATABASE_URL .*postgresql:/],
  [{ DATABASE_URL: "desk" }, /^setting DATABASE_URL .*postgresql:/],
  [{ DATABASE_URL: "postgres://u:p w@x/d" }, /^setting DATABASE_URL .*coded/],
  [{ DESK_KEY: "c2hvcnQ=" }, /^setting DESK_KEY .*32 bytes in base64/],
  [{ ZALO_USERS: "0" }, /^setting ZALO_USERS .*whole number of users/],
  [{ ZALO_MONTHLY_MESSAGES: "1e3" }, /^setting ZALO_MONTHLY_MESSAGES /],
  [{ PUBLIC_URL: "http://a.vn" }, /^setting PUBLIC_URL .*https:\/\//],
  [{ PUBLIC_URL: "https://a.vn/desk" }, /^setting PUBLIC_URL .*without a path/],
  [{ TELEGRAM_API_ROOT: "ftp://a.vn" }, /^setting TELEGRAM_API_ROOT .*http/],
  [{ ZALO_API_BASE: "bot-api.vn" }, /^setting ZALO_API_BASE .*http/],
  [{ ZALO_API_BASE: "https://a.vn?" }, /^setting ZALO_API_BASE .*query/],
  [{ TELEGRAM_BOT_TOKEN: "AAExample" }, /^setting TELEGRAM_BOT_TOKEN .*colon/],
  [{ TELEGRAM_BOT_TOKEN: "123:short" }, /^setting TELEGRAM_BOT_TOKEN .*35/],
  [{ TELEGRAM_BOT_TOKEN: `"${token}"` }, /^setting TELEGRAM_BOT_TOKEN /],
  [{ ZALO_BOT_TOKEN: "12345 abcdef" }, /^setting ZALO_BOT_TOKEN .*spaces/],
  ...Object.entries({ TELEGRAM: telegram, ZALO: zalo }).flatMap(
    ([name, whole]): [Record<string, string>, RegExp][] => {
      const url = `${name}_WEBHOOK_URL`;
      const secret = `${name}_WEBHOOK_SECRET`;
      const bot = `${name}_BOT_TOKEN`;
      return [
        [
          { ...whole, [url]: "http://desk.example.vn/in" },
          new RegExp(`^setting ${url} .*https://`),
        ],
        [
          { ...whole, [url]: "desk.example.vn" },
          new RegExp(`^setting ${url} .*https://`),
        ],
        [
          { ...whole, [url]: "https://desk.example.vn/:in" },
          new RegExp(`^setting ${url} .*path of letters`),
        ],
        [
          { ...whole, [secret]: "" },
          new RegExp(`^${url} is set without ${secret};`),
        ],
        [
          { ...whole, [url]: "" },
          new RegExp(`^${secret} is set without ${url};`),
        ],
        [{ ...whole, [bot]: "" }, new RegExp(`^${url} is set without ${bot}$`)],
        [
          { ...whole, [secret]: "x".repeat(257) },
          new RegExp(`^setting ${secret} .*to 256`),
        ],
        [
          { ...whole, [secret]: "bí mật của ta" },
          new RegExp(`^setting ${secret} .*characters`),
        ],
        ...["/healthz", "/readyz", "/metrics", "/files", "/files/in"].map(
          (path): [Record<string, string>, RegExp] => [
            { ...whole, [url]: `https://desk.example.vn${path}` },
            new RegExp(`^${url} has a path that the desk itself answers`),
          ],
        ),
      ];
    },
  ),
  [{ ...zalo, ZALO_WEBHOOK_SECRET: "7-chars" }, /ZALO_WEBHOOK_SECRET .*8 to/],
  [
    { ...telegram, TELEGRAM_WEBHOOK_URL: "https://desk.example.vn:444/x" },
    /^TELEGRAM_WEBHOOK_URL has a port .*443, 80, 88 or 8443$/,
  ],
  [
    {
      ...telegram,
      TELEGRAM_WEBHOOK_URL: `https://desk.example.vn/${token.split(":")[1] ?? ""}`,
    },
    /^TELEGRAM_WEBHOOK_URL holds the token;/,
  ],
  [
    { ...telegram, ...zalo, ZALO_WEBHOOK_URL: telegram.TELEGRAM_WEBHOOK_URL },
    /^TELEGRAM_WEBHOOK_URL and ZALO_WEBHOOK_URL have the same path;/,
  ],
];

describe("one line", () => {
  it.each(refused)("refuses %j", (settings, line) => {
    for (const [environment, file] of [
      [settings, {}],
      [{}, settings],
    ] as const) {
      const message = refusal(environment, file);
      expect(message).toMatch(line);
      expect(message).not.toContain("\n");
      for (const [name, value] of Object.entries(settings))
        if (/TOKEN|SECRET|KEY|CODE/.test(name) && value !== "")
          expect(message).not.toContain(value);
    }
  });

  it.each([
    [{}, { DATADIR: "x" }, "unknown setting DATADIR; did you mean DATA_DIR?"],
    [
      { TELEGRAM_BOT_TOKN: "x" },
      {},
      "unknown setting TELEGRAM_BOT_TOKN; did you mean TELEGRAM_BOT_TOKEN?",
    ],
    [{}, { XQZ: "x" }, /^unknown setting XQZ; known are TELEGRAM_BOT_TOKEN, /],
    [{}, { c2VjcmV0c2VjcmV0: "" }, /^a line of the settings (?!.*c2Vj)/],
  ])("names what no setting is called, %j %j", (environment, file, line) => {
    expect(refusal(environment, file)).toMatch(line);
  });

  it("leaves names of other programs in the environment alone", () => {
    expect(() => parseConfig({ DATADIR: "x", PATH: "/bin" }, {})).not.toThrow();
  });
});

function refusal(
  environment: Record<string, string>,
  file: Record<string, string>,
): string {
  try {
    parseConfig(environment, file);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    if (error instanceof InputError) return error.message;
  }
  throw new Error("the settings were taken");
}
