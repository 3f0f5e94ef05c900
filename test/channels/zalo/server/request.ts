import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { isMethod, mistakesIn } from "./rules.ts";

/** A call as a client made it. */
export interface Recorded {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Call extends Recorded {
  readonly token: string;
  /** What no documentation allows. */
  readonly mistakes: readonly string[];
}

const Parameters = z.record(z.string(), z.unknown());

/** Reads a call; undefined where the address is none of the platform's. */
export async function callOf(
  request: IncomingMessage,
): Promise<Call | undefined> {
  const body = await bodyOf(request);
  const [, token, method] =
    /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? "") ?? [];
  if (token === undefined || method === undefined) return undefined;
  const parameters = Parameters.parse(JSON.parse(body === "" ? "{}" : body));
  const type = request.headers["content-type"] ?? "";
  const mistakes = [
    ...(request.method === "POST" ? [] : [`${method}: not by POST`]),
    ...(/^application\/json\b/.test(type) ? [] : [`${method}: not as JSON`]),
    ...(isMethod(method)
      ? mistakesIn(method, parameters)
      : [`${method}: no such method`]),
  ];
  return { token, method, parameters, mistakes };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request)
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
