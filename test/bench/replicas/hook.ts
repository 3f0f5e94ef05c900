import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A system of the police that takes notices of tips. */
export interface Hook {
  readonly url: string;
  /** By which keys each tip was delivered. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  close(): Promise<void>;
}

export async function startHook(): Promise<Hook> {
  const keys = new Map<string, Set<string>>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { subject, type } = JSON.parse(body) as Record<string, string>;
      if (type === "vn.trucban.tip.received" && subject !== undefined) {
        const of = keys.get(subject) ?? new Set();
        keys.set(subject, of.add(String(request.headers["idempotency-key"])));
      }
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}/tips`,
    keys,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
