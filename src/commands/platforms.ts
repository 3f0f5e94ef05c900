import type { Channel } from "../channels/channel.ts";
import type { Fetching } from "../channels/fetching.ts";
import { createTelegram } from "../channels/telegram/telegram.ts";
import { openUsage, type Usage } from "../channels/zalo/usage.ts";
import { type UsageKind, UsageMonth } from "../channels/zalo/usage-month.ts";
import { createZalo } from "../channels/zalo/zalo.ts";
import type { Clock } from "../clock.ts";
import type { ChannelConfig, Config } from "../config.ts";
import type { Files } from "../http/files.ts";
import type { Logger } from "../logger.ts";
import type { ChannelName } from "../message.ts";
import type { MenuCommand } from "../steering/commands.ts";
import { subkey } from "../storage/key-file.ts";
import type { Store } from "../store.ts";

export interface PlatformsParts {
  readonly config: Config;
  readonly store: Store;
  readonly commands: Readonly<Record<"vi" | "en", readonly MenuCommand[]>>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Undefined where nothing can be fetched from here: then no pictures are sent on Zalo. */
  readonly files: Files | undefined;
  /** Tells the admins that a platform's allowance runs out. */
  readonly onThreshold: (percent: number, kind: UsageKind) => Promise<void>;
  /** Whose turn it is to fetch, where several processes could. */
  readonly fetching: (channel: ChannelName) => Fetching;
}

export interface Platforms {
  readonly channels: readonly Channel[];
  /** What is used of Zalo's allowance; undefined where Zalo does not run. */
  readonly usage: Usage | undefined;
}

/** The channels that there are tokens for. Throws {@link InputError} for settings that cannot work. */
export async function openPlatforms(parts: PlatformsParts): Promise<Platforms> {
  const { config, commands, clock, logger, files } = parts;
  const { telegram, zalo } = config;
  const channels: Channel[] = [];
  if (telegram.intake !== "absent")
    channels.push(
      createTelegram({
        ...addressOf(telegram),
        token: telegram.token,
        apiRoot: telegram.apiRoot,
        fetching: parts.fetching("telegram"),
        commands,
        clock,
        logger,
      }),
    );
  if (zalo.intake === "absent") return { channels, usage: undefined };
  const usage = await openUsageOf(zalo.token, parts);
  channels.push(
    createZalo({
      ...addressOf(zalo),
      token: zalo.token,
      apiBase: zalo.apiRoot,
      clock,
      logger,
      usage,
      fetching: parts.fetching("zalo"),
      publish: files && ((file) => files.publish(file)),
    }),
  );
  return { channels, usage };
}

function addressOf(channel: Exclude<ChannelConfig, { intake: "absent" }>) {
  if (channel.intake === "polling") return {};
  const { url, secret } = channel;
  return { webhook: { url, secret } };
}

function openUsageOf(
  token: string,
  { config, store, clock, logger, onThreshold }: PlatformsParts,
): Promise<Usage> {
  return openUsage({
    months: store.storage.collection("zalo-usage", UsageMonth),
    // The part before the colon stays the same when the token is reset.
    bot: token.split(":", 1)[0] ?? "",
    key: subkey(store.key, "zalo-usage").toString("base64"),
    clock,
    logger,
    allowance: config.zaloAllowance,
    onThreshold,
  });
}
