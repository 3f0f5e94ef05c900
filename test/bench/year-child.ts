import { join } from "node:path";
import { z } from "zod";
import { loadCatalogs } from "../../src/catalog.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openDeskKey } from "../../src/storage/desk-key.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { aboutOf, personOf } from "../nudges/year.ts";
import { quiet } from "../quiet.ts";
import type { Said } from "./year-desks.ts";

// A process of its own that nudges from a data folder, on a clock that its parent tells. What it sends waits until the
// parent has taken it.

const Heard = z.union([
  z.object({ kind: z.literal("look"), now: z.number() }),
  z.object({ kind: z.literal("taken"), nth: z.number() }),
]);

const [folder = "", begin = "0"] = process.argv.slice(2);
let now = Number(begin);
const clock = { now: () => new Date(now) };
const knowledgeFolder = join(import.meta.dirname, "../../knowledge");
const key = await openDeskKey({ folder, secret: undefined });
const storage = await openLowdb(folder, { key });
const waiting = new Map<number, () => void>();
let count = 0;
const nudges = await openNudges({
  ...{ storage, clock, knowledgeFolder, logger: quiet },
  plans: await loadLibrary(knowledgeFolder),
  catalogs: await loadCatalogs(join(knowledgeFolder, "messages")),
  roster: createRoster(storage, clock),
  async post({ id }, _, reference) {
    const follower = await nudges.followers.get(personOf(id));
    const about = follower === undefined ? [] : aboutOf(follower, reference);
    count += 1;
    const nth = count;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    waiting.set(nth, () => {
      resolve(undefined);
    });
    say({ kind: "post", nth, id, about, reference });
    await promise;
  },
});
await nudges.refresh();
process.on("message", (message) => {
  const heard = Heard.parse(message);
  if (heard.kind === "taken") waiting.get(heard.nth)?.();
  else {
    now = heard.now;
    nudges.duty.run().then(
      () => {
        say({ kind: "looked", fault: null });
      },
      (error: unknown) => {
        say({ kind: "looked", fault: String(error) });
      },
    );
  }
});
say({ kind: "ready" });

function say(said: Said): void {
  process.send?.(said);
}
