import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Clock } from "../../clock.ts";
import { InputError } from "../../errors.ts";
import { backOff } from "./back-off.ts";
import type { Result } from "./result.ts";

/** A tip's event as CloudEvents 1.0 in JSON (https://github.com/cloudevents/spec, json-format.md). */
export interface CloudEvent {
  readonly specversion: "1.0";
  /** The delivery's key. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The tip's reference. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  readonly data: unknown;
}

export interface Hook {
  readonly url: string;
  /** A file with the signing key, as it is written or as base64 behind "whsec_"; relative to the data folder. */
  readonly secret: string;
}

export interface HookParts {
  readonly folder: string;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly request?: typeof fetch;
  readonly patienceMs?: number;
}

const usualPatienceMs = 20_000;
const longestWishMs = 24 * 60 * 60_000;

/**
 * Hands an event to a system of the police. Signed as Standard Webhooks wants it (https://www.standardwebhooks.com,
 * "webhook-signature: v1,…" over id, moment and body), so that the receiver can tell forged and replayed ones; the same
 * id at every try. Taken is what is answered with 2xx. Redirects are not followed, since what is carried is not for
 * others.
 * @param attempts tries made before
 */
export async function callHook(
  hook: Hook,
  event: CloudEvent,
  attempts: number,
  parts: HookParts,
): Promise<Result> {
  const {
    clock,
    random,
    request = fetch,
    patienceMs = usualPatienceMs,
  } = parts;
  const body = JSON.stringify(event);
  const key = await signingKey(hook, parts.folder);
  const stamp = String(Math.floor(clock.now().getTime() / 1000));
  const signature = createHmac("sha256", key)
    .update(`${event.id}.${stamp}.${body}`)
    .digest("base64");
  let status: number;
  let wish: string | null = null;
  try {
    const response = await request(hook.url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        "content-type": "application/cloudevents+json; charset=utf-8",
        "idempotency-key": event.id,
        "webhook-id": event.id,
        "webhook-timestamp": stamp,
        "webhook-signature": `v1,${signature}`,
      },
    });
    status = response.status;
    wish = response.headers.get("retry-after");
    await response.body?.cancel();
  } catch {
    // No answer: it may or may not have arrived, which the id is for.
    status = 0;
  }
  if (status >= 200 && status < 300) return { is: "done" };
  const passing =
    status === 0 || status >= 500 || [408, 425, 429].includes(status);
  const waitMs = passing ? backOff(attempts + 1, random()) : undefined;
  if (waitMs === undefined) return { is: "dead" };
  const wished = Math.min(Number(wish ?? 0) * 1000 || 0, longestWishMs);
  return {
    is: "again",
    at: new Date(clock.now().getTime() + Math.max(waitMs, wished)),
  };
}

async function signingKey(hook: Hook, folder: string): Promise<Buffer> {
  const file = resolve(folder, hook.secret);
  let text: string;
  try {
    text = (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw new InputError(
      `${file} cannot be read; it must hold the key that signs calls to a webhook`,
      { cause },
    );
  }
  const key = text.startsWith("whsec_")
    ? Buffer.from(text.slice("whsec_".length), "base64")
    : Buffer.from(text);
  if (key.length < 16)
    throw new InputError(
      `${file} holds a key of ${key.length} bytes; expected at least 16`,
    );
  return key;
}
