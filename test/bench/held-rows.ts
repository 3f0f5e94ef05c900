import { z } from "zod";
import {
  openPostgres,
  preparedDatabase,
} from "../../src/storage/postgres/postgres.ts";
import { sealed } from "../../src/storage/sealed.ts";
import { startServer } from "../storage/postgres/server.ts";
import { onConnection } from "./postgres-engine.ts";
import { table } from "./table.ts";

const key = Buffer.alloc(32, 1);
const Value = z.object({ text: z.string() });
const base = Date.parse("2023-11-08T01:00:00Z");
const rounds = 2000;
const batch = 20;
// A tip of a few sentences; sealed and filled up it is 1.4 kB.
const text = "x".repeat(600);

/** What one more document costs where very many are held: each put, read, claim and the start, on PostgreSQL. */
export async function benchHeldRows(
  counts: readonly number[] = [0, 100_000, 1_000_000],
): Promise<void> {
  console.log(
    `PostgreSQL with many held documents, all due later; ${rounds} puts and reads one after another, claims of ${batch}; ms\n`,
  );
  const rows: string[][] = [];
  for (const held of counts) rows.push(await rowOf(held));
  console.log(
    table(
      [
        "held",
        "fill s",
        "MB",
        "start",
        "put p50",
        "put p99",
        "get p99",
        "claim p50",
        "claim p99",
        "next p99",
      ],
      rows,
    ),
  );
}

async function rowOf(held: number): Promise<string[]> {
  const server = await startServer();
  try {
    const url = server.url();
    await (await preparedDatabase(url)).close();
    const fillMs = await timed(() => onConnection(url, fillOf(held)));
    const startMs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      startMs.push(
        await timed(async () => {
          const storage = openPostgres(await preparedDatabase(url), { key });
          const tips = storage.collection("tips", z.unknown());
          await tips.claimDue(new Date(base), 1000, batch);
          await tips.nextDue();
          await storage.close();
        }),
      );
    }
    const database = await preparedDatabase(url);
    const size = z.tuple([z.object({ mb: z.int() })]).parse(
      await database.query({
        text: "select (pg_total_relation_size('documents') / 1048576)::int as mb",
      }),
    );
    const tips = sealed(openPostgres(database, { key }), key).collection(
      "tips",
      Value,
    );
    const puts: number[] = [];
    const gets: number[] = [];
    const claims: number[] = [];
    const nexts: number[] = [];
    for (let at = 0; at < rounds; at += 1) {
      const due = new Date(base + at);
      puts.push(await timed(() => tips.put(`own ${at}`, { text }, 0, due)));
      gets.push(await timed(() => tips.get(`own ${at}`)));
    }
    for (let left = rounds; left > 0; left -= batch) {
      const now = new Date(base + rounds);
      let got = 0;
      claims.push(
        await timed(async () => {
          got = (await tips.claimDue(now, 60_000, batch)).length;
        }),
      );
      if (got !== batch) throw new Error(`claimed ${got}`);
      nexts.push(await timed(() => tips.nextDue()));
    }
    await database.close();
    return [
      held.toLocaleString("en"),
      (fillMs / 1000).toFixed(0),
      String(size[0].mb),
      at(startMs, 0.5),
      at(puts, 0.5),
      at(puts, 0.99),
      at(gets, 0.99),
      at(claims, 0.5),
      at(claims, 0.99),
      at(nexts, 0.99),
    ];
  } finally {
    await server.remove();
  }
}

/** Tips as sealing leaves them: 1.4 kB of base64, each due at some time in the years after. */
function fillOf(held: number): string {
  return `insert into documents (kind, name, revision, body, due_at, marks)
    select 'tips', sha256(at::text::bytea), 1,
      convert_to('{"sealed":"' || repeat(md5(at::text), 43) || '"}', 'utf8'),
      ${base + 60_000} + (at::bigint * 7919 % ${Math.max(1, held)}) * 60000, '{}'
    from generate_series(1, ${held}) as at;
    analyze documents;
    checkpoint;`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const ms =
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return (ms ?? 0).toFixed(2);
}
