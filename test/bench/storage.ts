import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Server, startServer } from "../storage/postgres/server.ts";
import { onPostgres } from "./postgres-engine.ts";
import {
  floor,
  jsonFile,
  type OpenStore,
  ours,
  oursSealed,
  type Store,
} from "./storage-engines.ts";
import { table } from "./table.ts";

const base = Date.parse("2023-11-08T01:00:00Z");
const text = "x".repeat(400);
const rounds = 300;
const dueDocuments = 10;

/** What a durable write costs over the least that the disk allows, and what a start costs as documents grow. */
export async function benchStorage(): Promise<void> {
  const server = await startServer();
  try {
    await benchPuts(server);
    console.log();
    await benchStarts(server);
  } finally {
    await server.remove();
  }
}

type DueAt = (round: number) => Date | undefined;

const never: DueAt = () => undefined;
const same: DueAt = () => new Date(base);
const moved: DueAt = (round) => new Date(base + round);

type PutCase = readonly [string, OpenStore, number, DueAt];

async function benchPuts(server: Server): Promise<void> {
  console.log(
    `Storage: one write after another, ${text.length} bytes each, median of ${rounds}\n`,
  );
  const durable: readonly PutCase[] = [
    ["floor: write, fsync, rename, fsync folder", floor, 0, never],
    ["trucban", ours, 0, never],
    ["trucban, due, moment as before", ours, 0, same],
    ["trucban, due, moment new", ours, 0, moved],
    ["trucban, 20,000 others, due, moment new", ours, 20_000, moved],
    ["trucban sealed", oursSealed, 0, never],
    ["trucban sealed, due, moment new", oursSealed, 0, moved],
    ["trucban on PostgreSQL", onPostgres(server), 0, never],
    ["trucban on PostgreSQL, due, moment new", onPostgres(server), 0, moved],
    [
      "trucban on PostgreSQL, 20,000 others, due, new",
      onPostgres(server),
      20_000,
      moved,
    ],
  ];
  const peers: readonly PutCase[] = [
    ["lowdb JSONFile, not forced to disk", jsonFile, 0, moved],
    ["lowdb JSONFile, 1,000 others", jsonFile, 1000, moved],
    ["lowdb JSONFile, 20,000 others", jsonFile, 20_000, moved],
  ];
  // Apart, since the disk would take in what they have left to it during the others' writes.
  const medians = [...(await putTimes(durable)), ...(await putTimes(peers))];
  const least = medians[0] ?? 1;
  console.log(
    table(
      ["", "ms/put", "puts/s", "times the floor"],
      [...durable, ...peers].map(([name], at) => {
        const ms = medians[at] ?? 0;
        return [
          name,
          ms.toFixed(2),
          (1000 / ms).toFixed(0),
          (ms / least).toFixed(2),
        ];
      }),
    ),
  );
}

/** The median of each, in turns, so that all meet the same disk. */
async function putTimes(cases: readonly PutCase[]): Promise<number[]> {
  return inFolder(async (folder) => {
    const open = await Promise.all(
      cases.map(async ([, engine, others, dueAt], at) => {
        const own = join(folder, String(at));
        await mkdir(own);
        await engine.fill(own, others, documentOf(others));
        const store = await engine.open(own);
        const put = (round: number) =>
          store.put(round % 10, Math.floor(round / 10), text, dueAt(round));
        // The first writes make folders.
        for (let round = 0; round < 10; round += 1) await put(round);
        const close = async () => store.close?.();
        return { put, close, times: new Array<number>() };
      }),
    );
    await quietDisk();
    for (let round = 10; round < rounds + 10; round += 1)
      for (const { put, times } of open)
        times.push(await timed(() => put(round)));
    for (const { close } of open) await close();
    return open.map(({ times }) => median(times));
  });
}

async function benchStarts(server: Server): Promise<void> {
  console.log(
    `Storage: start, and the first claim of ${dueDocuments} due documents; median of 5\n`,
  );
  const cases: readonly (readonly [string, OpenStore])[] = [
    ["trucban", ours],
    ["trucban sealed", oursSealed],
    ["trucban on PostgreSQL", onPostgres(server)],
    ["lowdb JSONFile", jsonFile],
  ];
  const rows: string[][] = [];
  for (const [name, engine] of cases)
    for (const rest of ["not due", "due later"] as const)
      for (const documents of [0, 1000, 20_000])
        rows.push(await startRow(name, engine, documents, rest));
  console.log(
    table(
      ["", "documents", "the others", "start and claim ms", "claim again ms"],
      rows,
    ),
  );
}

async function startRow(
  name: string,
  engine: OpenStore,
  documents: number,
  rest: "not due" | "due later",
): Promise<string[]> {
  return inFolder(async (folder) => {
    const others = Math.max(0, documents - dueDocuments);
    await engine.fill(folder, others, documentOf(others, rest === "due later"));
    await quietDisk();
    const filled = await engine.open(folder);
    for (let id = 0; id < Math.min(documents, dueDocuments); id += 1)
      await filled.put(id, 0, text, new Date(base));
    await filled.close?.();
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      let store: Store | undefined;
      const claim = () => store?.claim(new Date(base), 100);
      let found = 0;
      first.push(
        await timed(async () => {
          store = await engine.open(folder);
          found = (await claim()) ?? 0;
        }),
      );
      if (found !== Math.min(documents, dueDocuments))
        throw new Error(`${name} claimed ${found}`);
      again.push(await timed(async () => claim()));
      await store?.close?.();
    }
    return [
      name,
      documents.toLocaleString("en"),
      rest,
      median(first).toFixed(1),
      median(again).toFixed(2),
    ];
  });
}

/** The other documents: `later`, due in the following days. */
function documentOf(others: number, later = true) {
  return (at: number) => ({
    text,
    dueAt: later ? new Date(base + (at + 1) * 60_000 + others) : undefined,
  });
}

async function inFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Waits until the disk has taken in what was laid out, and what was cleared away before. */
async function quietDisk(): Promise<void> {
  await promisify(execFile)("sync");
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
