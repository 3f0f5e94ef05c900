import type { Api } from "grammy";
import { type Channel, FetchError } from "../channel.ts";
import { abilities } from "../abilities.ts";
import { faultOf, refusalText } from "./fault.ts";

// 20 MB over a slow line of 3 Mbit/s.
const limitMs = 60_000;

/** Fetches attachments of at most what Telegram hands out; `files` is the address under which they lie, with the token. */
export function createDownload(api: Api, files: string): Channel["fetch"] {
  const { fetchLimit } = abilities.telegram;
  return async ({ ref, ...attachment }) => {
    const size = "bytes" in attachment ? attachment.bytes : undefined;
    if (size !== undefined && size > fetchLimit)
      throw new FetchError("too-big");
    const path = await filePath(api, ref);
    const response = await get(`${files}/${path}`);
    return await read(response, fetchLimit);
  };
}

async function filePath(api: Api, ref: string): Promise<string> {
  try {
    const { file_path: path } = await api.getFile(ref);
    if (path !== undefined) return path;
  } catch (error) {
    const refusal = refusalText(error);
    if (/too big/i.test(refusal)) throw new FetchError("too-big");
    const isRefused = faultOf(error).kind === "refused";
    // "file is temporarily unavailable" is worth another try.
    throw new FetchError(
      isRefused && !/temporarily/i.test(refusal) ? "gone" : "fault",
    );
  }
  throw new FetchError("gone");
}

async function get(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(limitMs) });
  } catch {
    throw new FetchError("fault");
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new FetchError(response.status === 404 ? "gone" : "fault");
}

async function read(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const body: AsyncIterable<Uint8Array> | Iterable<never> =
      response.body ?? [];
    for await (const part of body) {
      length += part.length;
      if (length > limit) break;
      parts.push(part);
    }
  } catch {
    throw new FetchError("fault");
  }
  if (length > limit) throw new FetchError("too-big");
  return Buffer.concat(parts);
}
