import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isIP } from "node:net";
import axios, { isAxiosError } from "axios";
import { FetchError } from "../channel.ts";
import { isPublic, publicLookup } from "./public-address.ts";

export interface MediaParts {
  /** Largest file taken, in bytes. */
  readonly limit: number;
  readonly timeoutMs: number;
  /** Takes http and addresses that are not public too: for a platform on the same machine. */
  readonly anyAddress: boolean;
}

/** Fetches what a person sent. Throws {@link FetchError}. */
export type Media = (address: string) => Promise<Uint8Array>;

const mostRedirects = 2;

/** Fetches by the addresses that messages hold. They are public: no token goes with them. */
export function createMedia({
  limit,
  timeoutMs,
  anyAddress,
}: MediaParts): Media {
  const lookup = anyAddress ? {} : { lookup: publicLookup };
  const client = axios.create({
    responseType: "arraybuffer",
    maxContentLength: limit,
    maxRedirects: mostRedirects,
    // A proxy would resolve names by itself, unchecked.
    proxy: false,
    httpAgent: new HttpAgent({ keepAlive: false, ...lookup }),
    httpsAgent: new HttpsAgent({ keepAlive: false, ...lookup }),
    beforeRedirect: (next: Record<string, unknown>) => {
      if (!anyAddress && !mayVisit(String(next["href"])))
        throw new FetchError("gone");
    },
  });

  return async (address) => {
    if (!URL.canParse(address) || !(anyAddress || mayVisit(address)))
      throw new FetchError("gone");
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort();
    }, timeoutMs);
    try {
      const { data } = await client.get<Buffer>(address, {
        signal: deadline.signal,
      });
      return new Uint8Array(data);
    } catch (error) {
      throw new FetchError(kindOf(error));
    } finally {
      clearTimeout(timer);
    }
  };
}

// Names are checked when they are resolved, addresses here: they are not resolved.
function mayVisit(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (isIP(host) === 0 || isPublic(host));
}

function kindOf(error: unknown): FetchError["kind"] {
  if (!isAxiosError(error)) return "fault";
  if (/maxContentLength/.test(error.message)) return "too-big";
  const status = error.response?.status ?? 0;
  // Addresses run out; one that is turned away now will be turned away later.
  return [400, 401, 403, 404, 410].includes(status) ||
    error.cause instanceof FetchError
    ? "gone"
    : "fault";
}
