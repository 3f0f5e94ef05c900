import { randomBytes } from "node:crypto";
import { z } from "zod";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";
import { preparedDatabase } from "../../../src/storage/postgres/postgres.ts";
import { createSeal } from "../../../src/storage/seal.ts";
import { openStore } from "../../../src/store.ts";
import { createTipStore } from "../../../src/tips/desk/tip-store.ts";
import type { Tip } from "../../../src/tips/desk/tip.ts";
import type { Scene } from "./scene.ts";

const together = 1000;
const dayMs = 24 * 60 * 60_000;

/** Tips as the one that is held already, each sealed by itself, due in the year to come; what leads to them is left out. */
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
  const { changes } = store.storage.collection("tips", z.unknown());
  if (changes === undefined) throw new RangeError("a database has changes");
  const seal = createSeal(store.key);
  const rows = await preparedDatabase(databaseUrl);
  const now = systemClock.now().getTime();
  for (let from = 0; from < count; from += together) {
    const laid = Array.from(
      { length: Math.min(together, count - from) },
      (_, at) => {
        const id = randomBytes(16).toString("hex");
        const dueAt = new Date(now + (1 + ((from + at) % 365)) * dayMs);
        const value = { ...pattern, id, deliveries: [], delivered: true };
        const around = { kind: "tips", dueAt };
        return {
          name: Buffer.from(changes.nameOf(id), "hex"),
          body: Buffer.from(
            JSON.stringify({ sealed: seal.close(id, value, around) }),
          ),
          due: dueAt.getTime(),
        };
      },
    );
    await rows.query(insert, [
      laid.map(({ name }) => name),
      laid.map(({ body }) => body),
      laid.map(({ due }) => due),
    ]);
  }
  await rows.query({ text: "analyze documents" });
  await rows.close();
  await store.storage.close();
}

const insert = {
  text: `insert into documents (kind, name, revision, body, due_at, marks, written)
    select 'tips', name, 1, body, due_at, '{}', pg_current_xact_id()
    from unnest($1::bytea[], $2::bytea[], $3::bigint[]) as laid (name, body, due_at)`,
};
