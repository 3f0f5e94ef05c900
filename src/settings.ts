import Fuse from "fuse.js";
import { z } from "zod";
import { InputError } from "./errors.ts";

// Each setting by itself: its name, what it may hold, and what it is where nobody set it. Messages never hold a value:
// it may be a secret, or a secret in the wrong place.

function text(pattern: RegExp, expected: string) {
  return z.string().regex(pattern, `expected ${expected}`);
}

function count(most: number, expected: string) {
  return z
    .string()
    .refine(
      (digits) => /^[1-9]\d{0,8}$/.test(digits) && Number(digits) <= most,
      {
        error: `expected ${expected}`,
      },
    )
    .transform(Number);
}

/** An address whose scheme is one of those given, without user, password, query or fragment. */
function address(schemes: readonly string[], expected: string) {
  return z
    .string()
    .refine(
      (value) => {
        const url = URL.parse(value);
        return (
          url !== null &&
          schemes.includes(url.protocol) &&
          url.username + url.password + url.search + url.hash === "" &&
          !/[?#\s]/.test(value)
        );
      },
      { error: `expected ${expected}` },
    )
    .transform((value) => new URL(value));
}

// A path is handed to a router, in which other signs have a meaning of their own.
const webhookUrl = address(
  ["https:"],
  "an https:// address without user, query and fragment",
).refine((url) => /^[\w.~/-]*$/.test(url.pathname), {
  error: "expected a path of letters, digits and - . _ ~ / only",
});

const apiRoot = address(
  ["https:", "http:"],
  "an http:// or https:// address without user, query and fragment",
).transform((url) => url.href.replace(/\/+$/, ""));

// Bot API 10.1, setWebhook: "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are allowed."
const telegramSecret = text(
  /^[\w-]{1,256}$/,
  "1 to 256 of the characters A-Z a-z 0-9 _ -",
);

// Zalo Bot Platform, setWebhook: 8 to 256 characters. They come back in a header, so they must be visible ASCII.
const zaloSecret = text(
  /^[\x21-\x7e]{8,256}$/,
  "8 to 256 visible ASCII characters without spaces",
);

function isDatabase(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    ["postgresql:", "postgres:"].includes(url.protocol) &&
    url.pathname.length > 1 &&
    !/\s/.test(value)
  );
}

const keyBytes = 32;

export const telegramRoot = "https://api.telegram.org";

export const telegramToken =
  "expected a token as @BotFather gives it: digits, a colon, about 35 letters, digits, _ and -";

export const Settings = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, telegramToken)
    .optional(),
  TELEGRAM_API_ROOT: apiRoot.default(telegramRoot),
  TELEGRAM_WEBHOOK_URL: webhookUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: telegramSecret.optional(),
  // The platform documents no shape; what cannot stand in a path cannot be a token.
  ZALO_BOT_TOKEN: text(
    /^[\w:.~=+-]{8,}$/,
    "the token that Zalo Bot Manager sends, without spaces and quotes",
  ).optional(),
  ZALO_API_BASE: apiRoot.default("https://bot-api.zaloplatforms.com"),
  ZALO_WEBHOOK_URL: webhookUrl.optional(),
  ZALO_WEBHOOK_SECRET: zaloSecret.optional(),
  ZALO_MONTHLY_MESSAGES: count(
    999_999_999,
    "a whole number of messages from 1",
  ).default(3000),
  ZALO_USERS: count(999_999_999, "a whole number of users from 1").default(50),
  PUBLIC_URL: address(["https:"], "an https:// address without a path")
    .refine((url) => url.pathname === "/", {
      error: "expected an https:// address without a path",
    })
    .optional(),
  HOST: text(
    /^[\p{L}\p{N}:._[\]%-]+$/u,
    "a host name or an IP address",
  ).default("127.0.0.1"),
  PORT: z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, {
      error: "expected a number from 1 to 65535, or 0 for any free port",
    })
    .transform(Number)
    .default(8080),
  DATA_DIR: z.string().min(1).default("./data"),
  DESK_KEY: z
    .string()
    .refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), {
      error: `expected ${keyBytes} bytes in base64, as \`openssl rand -base64 ${keyBytes}\` prints them`,
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabase, {
      error:
        "expected postgresql://user:password@host:port/database, percent-encoded where a part holds signs of its own",
    })
    .optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).optional(),
  // As src/people/enrolment.ts wants it.
  ADMIN_CODE: text(
    /^\S{8,}$/,
    "a code of at least 8 characters without spaces",
  ).optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(Settings.shape);

/** One line on a name that no setting has, with the nearest that there is. */
export function unknownSetting(name: string): InputError {
  // What stands alone on a line may be a key that ends in "=".
  if (!/^[A-Za-z_]{1,40}$/.test(name))
    return new InputError(
      `a line of the settings does not begin with a name; expected NAME=value, where names are ${settingNames.join(", ")}`,
    );
  const [like] = new Fuse([...settingNames], { threshold: 0.4 }).search(name, {
    limit: 1,
  });
  return new InputError(
    like === undefined
      ? `unknown setting ${name}; known are ${settingNames.join(", ")}`
      : `unknown setting ${name}; did you mean ${like.item}?`,
  );
}
