import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { InputError } from "./errors.ts";
import type { LogLevel } from "./logger.ts";
import {
  settingNames,
  Settings,
  telegramRoot,
  telegramToken,
  unknownSetting,
} from "./settings.ts";

/** How a channel gets what people write; absent: there is no token, and the channel does not run. */
export type ChannelConfig =
  | { readonly intake: "absent" }
  | (Access & { readonly intake: "polling" })
  | (Access & {
      readonly intake: "webhook";
      /** The https address that the platform is told. */
      readonly url: string;
      readonly secret: string;
    });

interface Access {
  readonly token: string;
  /** Where the platform's API is, without a slash at the end. */
  readonly apiRoot: string;
}

export interface Config {
  readonly telegram: ChannelConfig;
  readonly zalo: ChannelConfig;
  /** What the platform lets a bot do: messages a month, both ways, and users. */
  readonly zaloAllowance: { readonly messages: number; readonly users: number };
  /** Where the HTTP server listens; port 0 takes any free one. */
  readonly http: { readonly host: string; readonly port: number };
  /** Under which https origin the HTTP server is reached from outside, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly dataFolder: string;
  /** Where PostgreSQL keeps what the desk keeps; undefined: in files under the data folder. May hold a password. */
  readonly databaseUrl: string | undefined;
  /** Undefined where nobody asked for a level: each command has its own. */
  readonly logLevel: LogLevel | undefined;
  readonly adminCode: string | undefined;
  /** 32 bytes in base64; undefined where nobody brought one. */
  readonly deskKey: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of this process: its environment, and under it the file `.env` where there is one. Throws {@link InputError}. */
export async function readConfig(file = ".env"): Promise<Config> {
  return parseConfig(process.env, await readEnvFile(file));
}

/**
 * Settings in the environment win over those in the file. An empty value counts as not set. Throws {@link InputError}
 * for a value that cannot be used, for values that contradict each other, for any unknown name in the file, and for an
 * unknown TELEGRAM_ or ZALO_ name in the environment, where most names belong to other programs.
 */
export function parseConfig(
  environment: Environment,
  file: Environment,
): Config {
  const suspects = [
    ...Object.keys(file),
    ...Object.keys(environment).filter((name) =>
      /^(TELEGRAM|ZALO)_/.test(name),
    ),
  ];
  const unknown = suspects.find((name) => !settingNames.includes(name));
  if (unknown !== undefined) throw unknownSetting(unknown);
  const set = Object.fromEntries(
    settingNames
      .map((name) => [name, environment[name] ?? file[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Settings.safeParse(set);
  if (parsed.success) return configOf(parsed.data);
  const issue = parsed.error.issues[0];
  throw new InputError(
    `setting ${String(issue?.path[0])} cannot be used: ${issue?.message ?? "unknown reason"}`,
  );
}

function configOf(settings: Settings): Config {
  const telegram = channelOf(settings, {
    token: "TELEGRAM_BOT_TOKEN",
    apiRoot: "TELEGRAM_API_ROOT",
    url: "TELEGRAM_WEBHOOK_URL",
    secret: "TELEGRAM_WEBHOOK_SECRET",
  });
  const zalo = channelOf(settings, {
    token: "ZALO_BOT_TOKEN",
    apiRoot: "ZALO_API_BASE",
    url: "ZALO_WEBHOOK_URL",
    secret: "ZALO_WEBHOOK_SECRET",
  });
  refuseSharedPath(settings);
  refuseAtTelegram(settings);
  return {
    telegram,
    zalo,
    zaloAllowance: {
      messages: settings.ZALO_MONTHLY_MESSAGES,
      users: settings.ZALO_USERS,
    },
    http: { host: settings.HOST, port: settings.PORT },
    publicUrl: (settings.PUBLIC_URL ?? settings.ZALO_WEBHOOK_URL)?.origin,
    dataFolder: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    logLevel: settings.LOG_LEVEL,
    adminCode: settings.ADMIN_CODE,
    deskKey: settings.DESK_KEY,
  };
}

/** Which settings one channel is made of. */
interface Names {
  readonly token: "TELEGRAM_BOT_TOKEN" | "ZALO_BOT_TOKEN";
  readonly apiRoot: "TELEGRAM_API_ROOT" | "ZALO_API_BASE";
  readonly url: "TELEGRAM_WEBHOOK_URL" | "ZALO_WEBHOOK_URL";
  readonly secret: "TELEGRAM_WEBHOOK_SECRET" | "ZALO_WEBHOOK_SECRET";
}

function channelOf(settings: Settings, names: Names): ChannelConfig {
  const token = settings[names.token];
  const url = settings[names.url];
  const secret = settings[names.secret];
  if (url !== undefined && secret === undefined)
    throw new InputError(
      `${names.url} is set without ${names.secret}; set it too, so that nobody else can write to the webhook`,
    );
  if (secret !== undefined && url === undefined)
    throw new InputError(
      `${names.secret} is set without ${names.url}; set both for a webhook, or neither to poll`,
    );
  if (token === undefined) {
    if (url === undefined) return { intake: "absent" };
    throw new InputError(`${names.url} is set without ${names.token}`);
  }
  const access = { token, apiRoot: settings[names.apiRoot] };
  if (url === undefined || secret === undefined)
    return { ...access, intake: "polling" };
  // Reverse proxies log paths. What stands behind the colon is what is secret of a token.
  const secretPart = token.slice(token.lastIndexOf(":") + 1);
  if (secretPart.length >= 16 && url.href.includes(secretPart))
    throw new InputError(
      `${names.url} holds the token; choose another path, since addresses end up in logs`,
    );
  return { ...access, intake: "webhook", url: url.href, secret };
}

// What the HTTP server answers itself.
const ownPath = /^\/(healthz|readyz|metrics|(files|calendar)(\/.*)?)$/;

function refuseSharedPath(settings: Settings): void {
  const paths = (["TELEGRAM_WEBHOOK_URL", "ZALO_WEBHOOK_URL"] as const).flatMap(
    (name) => {
      const path = settings[name]?.pathname;
      return path === undefined ? [] : [{ name, path }];
    },
  );
  const own = paths.find(({ path }) => ownPath.test(path));
  if (own !== undefined)
    throw new InputError(
      `${own.name} has a path that the desk itself answers; choose one other than /healthz, /readyz, /metrics, /files and /calendar`,
    );
  if (paths.length === 2 && paths[0]?.path === paths[1]?.path)
    throw new InputError(
      "TELEGRAM_WEBHOOK_URL and ZALO_WEBHOOK_URL have the same path; give each its own, such as /telegram and /zalo",
    );
}

// A Bot API server of one's own takes any address and may hand out tokens of another length.
function refuseAtTelegram(settings: Settings): void {
  if (settings.TELEGRAM_API_ROOT !== telegramRoot) return;
  const key = settings.TELEGRAM_BOT_TOKEN?.split(":")[1];
  if (key !== undefined && (key.length < 30 || key.length > 50))
    throw new InputError(
      `setting TELEGRAM_BOT_TOKEN cannot be used: ${telegramToken}`,
    );
  // Bot API 10.1, setWebhook: "Ports currently supported for webhooks: 443, 80, 88, 8443."
  const port = settings.TELEGRAM_WEBHOOK_URL?.port ?? "";
  if (!["", "80", "88", "8443"].includes(port))
    throw new InputError(
      "TELEGRAM_WEBHOOK_URL has a port that Telegram does not call; use 443, 80, 88 or 8443",
    );
}

async function readEnvFile(file: string): Promise<Environment> {
  try {
    // Some editors begin a file with a byte order mark.
    return parseEnv((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return {};
    throw new InputError(`${file} cannot be read`);
  }
}
