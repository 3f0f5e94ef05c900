import type { ServerResponse } from "node:http";

/** Bytes; a number is a status, a string an address to go to instead. */
export type FileContent = Buffer | number | string;

/** Answers as the servers do from which people's pictures and voices are fetched. */
export function serveFile(
  response: ServerResponse,
  content: FileContent | undefined,
): void {
  if (typeof content === "string")
    response.writeHead(302, { location: content }).end();
  else if (content === undefined || typeof content === "number")
    response.writeHead(content ?? 404).end();
  else response.writeHead(200).end(content);
}
