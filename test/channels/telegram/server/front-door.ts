import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, refused } from "./answer.ts";
import { violationsOf } from "./check.ts";
import type { Fault } from "./faults.ts";
import { methods, type State } from "./methods.ts";
import { readCall } from "./read-call.ts";
import type { Schema } from "./schema.ts";
import type { Params } from "./upload.ts";

/** A call as it came, and how it was answered; undefined where it was not. */
export interface Call {
  readonly method: string;
  readonly params: Params;
  answer?: Answer;
}

export interface FrontDoorParts {
  readonly token: string;
  readonly schema: Schema;
  readonly state: State;
  readonly takeFault: (method: string) => Fault | undefined;
  readonly note: (call: Call) => void;
  readonly answered: () => void;
  readonly violate: (...broken: readonly string[]) => void;
}

/** Answers over HTTP: calls at /bot<token>/<method>, files at /file/bot<token>/<path>. */
export function createFrontDoor(parts: FrontDoorParts) {
  const { token, schema, state, takeFault, note, answered, violate } = parts;

  async function answerTo(
    key: string,
    { method, params }: Call,
    gone: AbortSignal,
  ): Promise<Answer> {
    if (!/^bot\d+:/.test(key)) return refused(404, "Not Found");
    if (key !== `bot${token}`) return refused(401, "Unauthorized");
    const broken = violationsOf(schema, method, params);
    violate(...broken);
    const work = methods[method];
    if (work === undefined) return refused(404, "Not Found: method not found");
    if (broken.length > 0)
      return refused(400, `Bad Request: ${broken.join("; ")}`);
    return await work(params, state, gone);
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const [, key = "", ...rest] = (request.url ?? "").split("/");
    if (key === "file") {
      const fault = takeFault("file");
      if (fault === undefined) sendFile(rest, response);
      else fail(fault, request, response);
      return;
    }
    const method = rest.join("/");
    const call: Call = {
      method,
      params: await readCall(request, schema, method),
    };
    const gone = new AbortController();
    response.once("close", () => {
      gone.abort();
    });
    const fault = takeFault(method);
    note(call);
    if (fault === undefined || isAfter(fault))
      call.answer = await answerTo(key, call, gone.signal);
    if (fault !== undefined) fail(fault, request, response);
    else if (call.answer !== undefined) respond(response, call.answer);
    answered();
  }

  function sendFile(
    [key, ...path]: readonly string[],
    response: ServerResponse,
  ): void {
    const wanted = path.join("/");
    const file = [...state.files.values()].find((one) => one.path === wanted);
    if (key !== `bot${token}` || file === undefined)
      respond(response, refused(404, "Not Found"));
    else response.writeHead(200).end(file.bytes);
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      violate(`unreadable call: ${String(error)}`);
      respond(response, refused(400, "Bad Request"));
    });
  };
}

function isAfter(fault: Fault): boolean {
  return fault.kind === "reset" && fault.when === "after";
}

function fail(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (fault.kind === "answer") respond(response, fault.answer);
  if (fault.kind === "reset") request.socket.resetAndDestroy();
  if (fault.kind === "html")
    response
      .writeHead(fault.status, { "content-type": "text/html" })
      .end("<html><body>Bad Gateway</body></html>");
}

function respond(response: ServerResponse, answer: Answer): void {
  response
    .writeHead(answer.ok ? 200 : answer.error_code, {
      "content-type": "application/json",
    })
    .end(JSON.stringify(answer));
}
