import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";
import { z } from "zod";
import { FatalError, ParseError, ZaloBotError, ZaloError } from "./errors.ts";
import { noAnswer } from "./no-answer.ts";
import type { Redact } from "./redact.ts";
import type { Parameters } from "./types.ts";

const Envelope = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional().catch(undefined),
  // The documentation does not say whether it is a number, so it is compared as one.
  error_code: z.coerce.number().optional().catch(undefined),
});

// Far beyond any answer of the platform, which hands out one message at a time.
const longestAnswer = 1024 * 1024;

export interface Call {
  readonly method: string;
  readonly parameters: Parameters;
  readonly timeoutMs: number;
  /** Gives the call up. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes one call and fulfils with the `result` of its answer. Throws {@link ZaloBotError}. */
export type Caller = (call: Call) => Promise<unknown>;

/** Calls by POST with JSON, as every page of the documentation does. */
export function createCaller(address: string, redact: Redact): Caller {
  const client = axios.create({
    headers: { "Content-Type": "application/json" },
    responseType: "text",
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    maxContentLength: longestAnswer,
    // The token is in the address; it goes to no other.
    maxRedirects: 0,
    // A connection of its own for each call: one kept open may be closed by the other side just when it is used again,
    // and then nobody knows whether a message was sent.
    httpAgent: new HttpAgent({ keepAlive: false }),
    httpsAgent: new HttpsAgent({ keepAlive: false }),
  });

  return async ({ method, parameters, timeoutMs, signal }) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort();
    }, timeoutMs);
    try {
      const { status, data } = await client.post<unknown>(
        `${address}/${method}`,
        parameters,
        {
          signal: AbortSignal.any([
            deadline.signal,
            ...(signal === undefined ? [] : [signal]),
          ]),
        },
      );
      return resultOf(method, status, data, redact);
    } catch (error) {
      if (error instanceof ZaloBotError) throw error;
      if (deadline.signal.aborted)
        throw new FatalError(
          method,
          "ETIMEDOUT",
          true,
          `no answer within ${timeoutMs / 1000} s`,
        );
      if (signal?.aborted === true)
        throw new FatalError(method, "ABORTED", true, "given up");
      throw noAnswer(method, error);
    } finally {
      clearTimeout(timer);
    }
  };
}

function resultOf(
  method: string,
  status: number,
  body: unknown,
  redact: Redact,
): unknown {
  const envelope = Envelope.safeParse(parsed(body));
  if (!envelope.success)
    // The page itself is not quoted: gateways repeat the address that was asked for.
    throw new ParseError(
      method,
      status,
      `HTTP ${status} with ${kindOf(body)} instead of the platform's JSON`,
    );
  const { ok, result, description, error_code: code } = envelope.data;
  if (ok) return result;
  throw new ZaloError(
    method,
    redact(description ?? `HTTP ${status}`),
    code ?? status,
  );
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string") return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function kindOf(body: unknown): string {
  const text = typeof body === "string" ? body.trim() : "";
  if (text === "") return "nothing";
  return text.startsWith("<") ? "an HTML page" : "something else";
}
