import type { FastifyInstance } from "fastify";
import type { ServeCalendar } from "../deadlines/feed-text.ts";

/** Where calendar programs fetch a person's calendar, under the public address. */
export const calendarPath = "/calendar";

/** Adds GET /calendar/<secret>.ics. What is not there and what was revoked look the same. */
export function addCalendar(app: FastifyInstance, serve: ServeCalendar): void {
  app.get<{ Params: { name: string } }>(
    `${calendarPath}/:name`,
    async (request, reply) => {
      const { name } = request.params;
      const found = name.endsWith(".ics")
        ? await serve(name.slice(0, -".ics".length))
        : undefined;
      // What a proxy keeps outlives its being revoked.
      void reply.header("cache-control", "private, no-store");
      if (found === undefined) return reply.code(404).send();
      void reply.header("etag", found.tag);
      const known = (request.headers["if-none-match"] ?? "")
        .split(",")
        .map((tag) => tag.trim().replace(/^W\//, ""));
      if (known.includes(found.tag)) return reply.code(304).send();
      return reply
        .type("text/calendar; charset=utf-8")
        .header("x-content-type-options", "nosniff")
        .send(found.text);
    },
  );
}
