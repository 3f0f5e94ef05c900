import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ConflictError } from "../../../src/errors.ts";
import { start } from "../child.ts";
import { freshPostgres, key, openAt } from "./fresh.ts";

const Count = z.number();
const due = new Date("2023-11-08T01:00:00Z");
const after = (ms: number) => new Date(due.getTime() + ms);

/** Storages with connections of their own, as so many processes have them. */
async function counts(url: string, many: number) {
  const opened = Array.from({ length: many }, async () => {
    const storage = await openAt(url);
    return storage.collection("counts", Count);
  });
  return Promise.all(opened);
}

describe("processes that share a database", () => {
  it("get each due document once between them, whoever asks when", async () => {
    const workers = await counts(await freshPostgres(), 4);
    const [first] = workers;
    const all = Array.from({ length: 300 }, (_, at) => at);
    for (const at of all) await first?.put(String(at), at, 0, after(at % 7));
    const claims = workers.map(async (worker) => {
      const mine: number[] = [];
      for (;;) {
        const claimed = await worker.claimDue(after(10), 60_000, 7);
        if (claimed.length === 0) return mine;
        mine.push(...claimed.map(({ value }) => value));
      }
    });
    const got = await Promise.all(claims);
    expect(got.flat().sort((a, b) => a - b)).toEqual(all);
    expect(got.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });

  it("leave to each other what one held that was killed, when its lease has passed and no sooner", async () => {
    const url = await freshPostgres();
    const [worker] = await counts(url, 1);
    await worker?.put("a", 7, 0, due);
    const child = start(`
      import { z } from "zod";
      import { openPostgres, preparedDatabase } from "./src/storage/postgres/postgres.ts";
      const key = Buffer.from("${key.toString("hex")}", "hex");
      const storage = openPostgres(await preparedDatabase(${JSON.stringify(url)}), { key });
      const counts = storage.collection("counts", z.number());
      const claimed = await counts.claimDue(new Date(${due.getTime()}), 60_000, 10);
      console.log("claimed " + claimed.length);
      setInterval(() => undefined, 1000);`);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    expect(String(line)).toContain("claimed 1");
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await worker?.claimDue(after(59_999), 60_000, 10)).toEqual([]);
    expect(await worker?.nextDue()).toEqual(after(60_000));
    expect(await worker?.claimDue(after(60_000), 60_000, 10)).toHaveLength(1);
  });

  it("lose no change that is tried until it succeeds", async () => {
    const workers = await counts(await freshPostgres(), 3);
    let refused = 0;
    await Promise.all(
      workers.map(async (worker) => {
        for (let done = 0; done < 30;) {
          const read = await worker.get("a");
          try {
            await worker.put("a", (read?.value ?? 0) + 1, read?.revision ?? 0);
            done += 1;
          } catch (error) {
            if (!(error instanceof ConflictError)) throw error;
            refused += 1;
          }
        }
      }),
    );
    expect((await workers[0]?.get("a"))?.value).toBe(90);
    expect(refused).toBeGreaterThan(0);
  });

  it("are woken by each other's due documents, and not by their own", async () => {
    const url = await freshPostgres();
    const [one, other] = [await openAt(url), await openAt(url)];
    const own: number[] = [];
    one.onWake?.((dueAt) => own.push(dueAt.getTime()));
    const heard = await new Promise<Date>((resolve, reject) => {
      let listening = false;
      other.onWake?.((dueAt) => {
        if (listening) resolve(dueAt);
        listening = true;
        // It listens now: what it may have missed was told first.
        const notes = one.collection("counts", Count);
        notes
          .put("later", 1, 0, after(5))
          .then(() => notes.put("a", 1, 0, due))
          .catch(reject);
      });
    });
    expect(heard).toEqual(due);
    expect(own.filter((moment) => moment > 0)).toEqual([]);
  });

  it("are not woken any more once they take the wish back", async () => {
    const url = await freshPostgres();
    const [one, other] = [await openAt(url), await openAt(url)];
    let calls = 0;
    await new Promise<void>((resolve) => {
      const stop = other.onWake?.(() => {
        calls += 1;
        stop?.();
        resolve();
      });
    });
    const woken = new Promise((resolve) => {
      let first = true;
      other.onWake?.((dueAt) => {
        if (dueAt.getTime() === due.getTime()) resolve(undefined);
        if (first) first = false;
      });
    });
    await one.collection("counts", Count).put("a", 1, 0, due);
    await woken;
    expect(calls).toBe(1);
  });
});
