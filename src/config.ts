import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { z } from "zod";
import { InputError } from "./errors.ts";
import type { LogLevel } from "./logger.ts";

export interface Config {
  readonly dataFolder: string;
  /** Undefined where nobody asked for a level: each command has its own. */
  readonly logLevel: LogLevel | undefined;
  /** Names of settings that are set but belong to channels and stores which this version does not have. */
  readonly notYet: readonly string[];
}

const Settings = z.object({
  DATA_DIR: z.string().min(1).default("./data"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).optional(),
  // Nothing listens yet and nobody is an admin. Many machines have HOST and PORT set for other programs, so these do
  // not stop the start as tokens do, but a value that could never be used is told now.
  HOST: z
    .string()
    .regex(/^[\p{L}\p{N}:._[\]%-]+$/u, "expected a host name or an IP address")
    .optional(),
  PORT: z
    .string()
    .refine(isPort, { error: "expected a number from 1 to 65535" })
    .optional(),
  ADMIN_CODE: z
    .string()
    .regex(/^\S+$/, "expected a code without spaces")
    .optional(),
});

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

// Known, so that a misspelt name is told from one that comes with a later version.
const later = [
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_API_ROOT",
  "TELEGRAM_WEBHOOK_URL",
  "TELEGRAM_WEBHOOK_SECRET",
  "ZALO_BOT_TOKEN",
  "ZALO_API_BASE",
  "ZALO_WEBHOOK_URL",
  "ZALO_WEBHOOK_SECRET",
  "DATABASE_URL",
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of this process: its environment, and under it the file `.env` where there is one. Throws {@link InputError}. */
export async function readConfig(file = ".env"): Promise<Config> {
  return parseConfig(process.env, await readEnvFile(file));
}

/**
 * Settings in the environment win over those in the file. An empty value counts as not set. Throws {@link InputError}
 * for a value that cannot be used, for any unknown name in the file, and for an unknown TELEGRAM_ or ZALO_ name in the
 * environment, where most names belong to other programs.
 */
export function parseConfig(
  environment: Environment,
  file: Environment,
): Config {
  const known: readonly string[] = [...Object.keys(Settings.shape), ...later];
  const suspects = [
    ...Object.keys(file),
    ...Object.keys(environment).filter((name) =>
      /^(TELEGRAM|ZALO)_/.test(name),
    ),
  ];
  const unknown = suspects.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InputError(
      `unknown setting ${unknown}; known are ${known.join(", ")}`,
    );
  const set = Object.fromEntries(
    known
      .map((name) => [name, environment[name] ?? file[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const settings = Settings.safeParse(set);
  if (!settings.success) {
    const issue = settings.error.issues[0];
    throw new InputError(
      `setting ${String(issue?.path[0])} cannot be used: ${issue?.message ?? "unknown reason"}`,
    );
  }
  return {
    dataFolder: settings.data.DATA_DIR,
    logLevel: settings.data.LOG_LEVEL,
    notYet: later.filter((name) => name in set),
  };
}

async function readEnvFile(file: string): Promise<Environment> {
  try {
    return parseEnv(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return {};
    throw new InputError(`${file} cannot be read`);
  }
}
