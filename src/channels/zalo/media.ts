import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { LookupFunction } from "node:net";
import axios, { isAxiosError } from "axios";
import { FetchError } from "../channel.ts";

/** Where may be fetched from. */
export interface Reach {
  /** Asked for each address, redirects too. */
  readonly mayVisit: (address: string) => boolean;
  readonly lookup?: LookupFunction;
}

export interface MediaParts {
  readonly reach: Reach;
  /** Largest file taken, in bytes. */
  readonly limit: number;
  readonly timeoutMs: number;
}

/** Fetches what a person sent. Throws {@link FetchError}. */
export type Media = (address: string) => Promise<Uint8Array>;

const mostRedirects = 2;

/** Fetches by the addresses that messages hold. They are public: no token goes with them. */
export function createMedia({ reach, limit, timeoutMs }: MediaParts): Media {
  const { mayVisit, lookup } = reach;
  const agent = { keepAlive: false, ...(lookup && { lookup }) };
  const client = axios.create({
    responseType: "arraybuffer",
    maxContentLength: limit,
    maxRedirects: mostRedirects,
    // A proxy would resolve names by itself, unchecked.
    proxy: false,
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    beforeRedirect: (next: Record<string, unknown>) => {
      if (!mayVisit(String(next["href"]))) throw new FetchError("gone");
    },
  });

  return async (address) => {
    if (!mayVisit(address)) throw new FetchError("gone");
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort();
    }, timeoutMs);
    try {
      const { signal } = deadline;
      const { data } = await client.get<Buffer>(address, { signal });
      return new Uint8Array(data);
    } catch (error) {
      throw new FetchError(kindOf(error));
    } finally {
      clearTimeout(timer);
    }
  };
}

function kindOf(error: unknown): FetchError["kind"] {
  // What beforeRedirect throws comes wrapped.
  for (let at = error; at instanceof Error; at = at.cause)
    if (at instanceof FetchError) return at.kind;
  if (!isAxiosError(error)) return "fault";
  if (error.message.includes("maxContentLength")) return "too-big";
  // Addresses run out; what is turned away now will be turned away later.
  const gone = [400, 401, 403, 404, 410];
  return gone.includes(error.response?.status ?? 0) ? "gone" : "fault";
}
