import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import { open, type Opened, type Opening, startServer } from "./open.ts";
import type { TelegramServer } from "./server/server.ts";

export const webhook = {
  url: "https://desk.test/telegram",
  secret: "s3cret_-",
};

/** The channel behind an HTTP server, as a proxy would reach it. */
export async function openByWebhook(
  opening: Opening = {},
): Promise<Opened & { readonly server: TelegramServer }> {
  const front: { channel?: Channel } = {};
  const http = createServer((request, response) => {
    void (async () => {
      const { headers } = request;
      const body = await buffer(request);
      const status = await front.channel?.webhook?.accept({ headers, body });
      response.writeHead(status ?? 404).end();
    })();
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  const port = typeof address === "object" ? address?.port : undefined;
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const server = await startServer({
    route: ({ pathname }) =>
      new URL(`http://127.0.0.1:${String(port)}${pathname}`),
  });
  const desk = open(server, { webhook, ...opening });
  front.channel = desk.channel;
  await server.called("setWebhook");
  return { server, ...desk };
}
