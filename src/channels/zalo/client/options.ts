/** How to poll, as node-zalo-bot takes it. */
export interface PollingOptions {
  /** Whether polling begins at once; true unless said otherwise. */
  autoStart?: boolean;
  /** Between two polls, in ms. */
  interval?: number;
  /** How long a poll may stay open, in seconds. */
  timeout?: number;
  params?: { timeout?: number; [parameter: string]: unknown };
  /** Ends the poll under way and begins anew. */
  restart?: boolean;
}

/** The options of zalo-bot-node-sdk 1.0.0 and node-zalo-bot 0.1.6. */
export interface ZaloBotOptions {
  /** The platform's address, with or without `/bot` and the token behind it. */
  apiBase?: string;
  /** The same as node-zalo-bot calls it. */
  baseApiUrl?: string;
  /** What the platform must show with every webhook delivery. */
  secret_token?: string;
  polling?: boolean | PollingOptions;
  /** How long a poll may stay open, in seconds; 30 unless said otherwise. */
  polling_timeout?: number;
  /** Between two polls, in ms; none unless said otherwise, since a poll waits by itself. */
  polling_interval?: number;
  /** How long a call other than a poll may take, in ms. */
  call_timeout?: number;
  /** Whether a text is given to the first matching onText listener only. */
  onlyFirstMatch?: boolean;
}

// Both SDKs' hosts work, not always both for one bot: which one hands out what people write has been seen to differ.
export const defaultBase = "https://bot-api.zaloplatforms.com";

const defaultPollSeconds = 30;

/** The address that method names are appended to. Throws a TypeError that does not quote it, since it may hold a token. */
export function addressOf(token: string, options: ZaloBotOptions): string {
  const given = options.apiBase ?? options.baseApiUrl ?? defaultBase;
  if (!URL.canParse(given) || !/^https?:\/\//i.test(given))
    throw new TypeError("apiBase is not an http or https address");
  const base = given.replace(/\/+$/, "");
  if (base.endsWith(`/bot${token}`)) return base;
  return base.endsWith("/bot") ? base + token : `${base}/bot${token}`;
}

/** Seconds and ms of the polls, from wherever the options name them. */
export function pollingOf(options: ZaloBotOptions): {
  seconds: number;
  intervalMs: number;
} {
  const polling = typeof options.polling === "object" ? options.polling : {};
  return {
    seconds:
      polling.params?.timeout ??
      polling.timeout ??
      options.polling_timeout ??
      defaultPollSeconds,
    intervalMs: polling.interval ?? options.polling_interval ?? 0,
  };
}
