import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";

/** One delivery that came by, as moments of `performance`. */
export interface Passed {
  readonly chat: number;
  readonly update: number;
  readonly came: number;
  readonly answered: number;
  /** 502 where no desk answered. */
  readonly status: number;
}

export interface Front {
  readonly origin: string;
  readonly passed: readonly Passed[];
  close(): Promise<void>;
}

/**
 * One address before many desks, each of which is asked in turn. One that cannot be reached is passed over; where one
 * dies with a delivery in hand the platform hears of it and delivers again, as behind any proxy.
 */
export async function startFront(
  ports: () => readonly number[],
): Promise<Front> {
  const passed: Passed[] = [];
  let turn = 0;
  const server = createServer((incoming, response) => {
    void (async () => {
      const came = performance.now();
      const body = await buffer(incoming);
      const all = ports();
      turn += 1;
      let status = 502;
      for (let at = 0; at < all.length; at += 1) {
        const port = all[(turn + at) % all.length] ?? 0;
        const { url = "/", headers } = incoming;
        status = await forwarded(port, url, headers, body);
        if (status !== 0) break;
      }
      response.writeHead(status === 0 ? 502 : status).end();
      const update = JSON.parse(body.toString()) as Update;
      const answered = performance.now();
      passed.push({
        chat: update.message?.chat.id ?? 0,
        update: update.update_id,
        ...{ came, answered, status },
      });
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    passed,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Update {
  readonly update_id: number;
  readonly message?: { readonly chat: { readonly id: number } };
}

/** The status; 0 where nobody listens, 502 where who listened went away. */
function forwarded(
  port: number,
  path: string,
  headers: NodeJS.Dict<string | string[]>,
  body: Buffer,
): Promise<number> {
  return new Promise((resolve) => {
    const onwards = request({ port, path, method: "POST", headers });
    onwards.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED" ? 0 : 502);
    });
    onwards.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 502);
    });
    onwards.end(body);
  });
}
