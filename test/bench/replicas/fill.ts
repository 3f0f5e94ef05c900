import { randomBytes } from "node:crypto";
import { z } from "zod";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";
import { preparedDatabase } from "../../../src/storage/postgres/postgres.ts";
import { createSeal } from "../../../src/storage/seal.ts";
import { openStore } from "../../../src/store.ts";
import { shelfOf } from "../../../src/tips/desk/shelf.ts";
import { createTipStore } from "../../../src/tips/desk/tip-store.ts";
import type { Tip } from "../../../src/tips/desk/tip.ts";
import { heldTip } from "./held-tip.ts";
import type { Scene } from "./scene.ts";

const together = 1000;
const dayMs = 24 * 60 * 60_000;

/**
 * Tips made of the one that is held already, each sealed by itself, due in the year to come: a few thousand open, all
 * others ended. What leads to them is left out.
 */
export async function fillTips(
  { deskKey, database, folder }: Scene,
  count: number,
): Promise<void> {
  const databaseUrl = database.url();
  const logger = createLogger("error", systemClock);
  const store = await openStore({ folder, deskKey, databaseUrl }, logger);
  const tips = createTipStore({
    storage: store.storage,
    dueAt: () => undefined,
  });
  let pattern: Tip | undefined;
  for await (const tip of tips.each()) pattern = tip;
  if (pattern === undefined) throw new RangeError("no tip to go by");
  const own = pattern;
  const { changes } = store.storage.collection("tips", z.unknown());
  if (changes === undefined) throw new RangeError("a database has changes");
  const seal = createSeal(store.key);
  const open = Math.min(5000, Math.ceil(count / 20));
  const now = systemClock.now().getTime();

  function row(at: number) {
    const id = randomBytes(16).toString("hex");
    const tip = heldTip(own, { id, at, now, isOpen: at < open });
    const dueAt = new Date(now + (1 + (at % 365)) * dayMs);
    const sealed = seal.close(id, tip, { kind: "tips", dueAt });
    return {
      name: Buffer.from(changes?.nameOf(id) ?? "", "hex"),
      body: Buffer.from(JSON.stringify({ sealed })),
      due: dueAt.getTime(),
      shelf: shelfOf(tip) ?? null,
    };
  }

  const rows = await preparedDatabase(databaseUrl);
  await rows.apart(async (client) => {
    // What the benchmark loses is made anew.
    await client.query("set synchronous_commit = off");
    let writing: Promise<unknown> = Promise.resolve();
    for (let from = 0; from < count; from += together) {
      const laid = Array.from(
        { length: Math.min(together, count - from) },
        (_, at) => row(from + at),
      );
      // The next ones are sealed while the server writes these.
      await writing;
      writing = client.query(insert, [
        Buffer.concat(laid.map(({ name }) => name)),
        Buffer.concat(laid.map(({ body }) => body)),
        laid.map(({ body }) => body.length),
        laid.map(({ due }) => due),
        laid.map(({ shelf }) => shelf),
      ]);
    }
    await writing;
    await client.query("vacuum (analyze) documents");
    await client.query("checkpoint");
  });
  await rows.close();
  await store.storage.close();
}

// All names and all bodies come as one value each, since lists of bytes go over the wire as text.
const insert = `insert into documents (kind, name, revision, body, due_at, marks, shelf, written)
  select 'tips', substring($1::bytea from 32 * (at - 1)::int + 1 for 32), 1,
    substring($2::bytea from (sum(length) over (order by at) - length)::int + 1 for length),
    due_at, '{}', shelf, pg_current_xact_id()
  from unnest($3::integer[], $4::bigint[], $5::text[]) with ordinality as laid (length, due_at, shelf, at)`;
