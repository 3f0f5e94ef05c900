import type { ServerResponse } from "node:http";

/** What goes wrong at the platform or on the way to it. */
export type Fault =
  /** The platform's own refusal: HTTP 200, ok false. */
  | { readonly answer: number | string; readonly description: string }
  /** A page of the gateway with this status, instead of an answer. It repeats the address, token and all. */
  | { readonly page: number }
  /** Sent on to another address. */
  | { readonly redirect: string }
  /** No answer; `done` where the call was worked on all the same. */
  | { readonly hang: true; readonly done?: boolean }
  /** The connection is torn down: before the call was worked on, or when it was done. */
  | { readonly reset: "before" | "after" };

/** A page as nginx and others write it. */
export function page(
  response: ServerResponse,
  status: number,
  path: string,
): void {
  response.writeHead(status, { "content-type": "text/html" });
  response.end(
    `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center>` +
      `<p>The requested URL ${path} (${encodeURIComponent(path)}) could not be served.</p><hr><center>nginx</center></body></html>`,
  );
}

/** The platform's envelope. Refusals come with HTTP 200 too. */
export function envelope(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

export function refusal(error_code: number | string, description: string) {
  return { ok: false, description, error_code };
}
