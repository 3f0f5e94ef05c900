import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { Webhook } from "../channels/channel.ts";
import type { ServeCalendar } from "../deadlines/feed-text.ts";
import type { Logger } from "../logger.ts";
import { addCalendar } from "./calendar.ts";
import type { Files } from "./files.ts";
import { listenFault } from "./listen-fault.ts";
import { type Check, failed } from "./readiness.ts";

/** What is measured, in the text format of Prometheus. */
export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

export interface HttpServerParts {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly webhooks: readonly Webhook[];
  readonly checks: readonly Check[];
  readonly metrics: Exposition;
  readonly logger: Logger;
  readonly files?: Files;
  readonly calendar?: ServeCalendar;
}

export interface HttpServer {
  /** Fulfils with the address it listens on ("http://127.0.0.1:8080"). Throws {@link InputError} where it may not. */
  listen(): Promise<string>;
  /** Takes no more connections; requests under way are finished, or cut off after the grace. */
  close(): Promise<void>;
}

// Updates of both platforms are a few KB; files come by a link.
const bodyLimit = 1024 * 1024;

// Whole requests, so that slow senders cannot hold connections for ever.
const requestTimeoutMs = 30_000;

// A webhook answers once an update is on the disk. All of a stop has 10 s.
const closeGraceMs = 3000;

/**
 * The desk as seen over HTTP: webhooks, files that a platform fetches, health, readiness, metrics. Nothing it answers
 * tells of its insides, and nothing of a request is logged: paths, headers and bodies may hold secrets or people's words.
 */
export function createHttpServer(parts: HttpServerParts): HttpServer {
  const { host, port, logger } = parts;
  const app = fastify({
    logger: false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    frameworkErrors: (_, __, reply) => void reply.raw.writeHead(400).end(),
  });
  takeBodiesAsTheyAre(app);
  app.setErrorHandler((error: FastifyError, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error("an HTTP request failed", error);
    return reply.code(status).send();
  });
  const methods = addRoutes(app, parts);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const allowed = methods.get(path);
    if (allowed === undefined) return reply.code(404).send();
    return reply.code(405).header("allow", allowed).send();
  });
  return {
    async listen() {
      try {
        return await app.listen({ host, port });
      } catch (error) {
        throw listenFault(error, host, port);
      }
    },
    async close() {
      const cutOff = setTimeout(() => {
        app.server.closeAllConnections();
      }, closeGraceMs);
      try {
        await app.close();
      } finally {
        clearTimeout(cutOff);
      }
    },
  };
}

// Probes of platforms come with no content type, an empty one, or a wrong one; what a body is, its channel decides.
function takeBodiesAsTheyAre(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => {
    done(null, body);
  });
  app.addHook("onRequest", (request, _, done) => {
    delete request.raw.headers["content-type"];
    done();
  });
}

/** Adds all routes; gives the methods of each path that is known beforehand. */
function addRoutes(
  app: FastifyInstance,
  { webhooks, checks, metrics, files, calendar, logger }: HttpServerParts,
): ReadonlyMap<string, string> {
  app.get("/healthz", (_, reply) => reply.send("ok"));
  app.get("/readyz", async (_, reply) => {
    const names = await failed(checks, logger);
    return reply
      .code(names.length === 0 ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ ready: names.length === 0, failed: names });
  });
  app.get("/metrics", async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  for (const webhook of webhooks)
    app.post(webhook.path, async ({ headers, body }, reply) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return reply.code(await webhook.accept({ headers, body: bytes })).send();
    });
  if (calendar !== undefined) addCalendar(app, calendar);
  if (files !== undefined)
    app.get<{ Params: { name: string } }>(
      "/files/:name",
      async (request, reply) => {
        const file = await files.find(request.params.name);
        if (file === undefined) return reply.code(404).send();
        return reply
          .type(file.mediaType)
          .header("cache-control", "no-store")
          .header("x-content-type-options", "nosniff")
          .send(Buffer.from(file.bytes));
      },
    );
  return new Map([
    ...["/healthz", "/readyz", "/metrics"].map(
      (path) => [path, "GET, HEAD"] as const,
    ),
    ...webhooks.map(({ path }) => [path, "POST"] as const),
  ]);
}
