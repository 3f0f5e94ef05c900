import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createLogger } from "../../src/logger.ts";
import { fixedClock } from "../../src/clock.ts";
import { openStore } from "../../src/store.ts";
import { createTipStore } from "../../src/tips/desk/tip-store.ts";
import { createCrowd, marker } from "./tip-crowd.ts";
import { table } from "./table.ts";

/**
 * Tips under SIGKILL: reporters file them at once while the desk is killed again and again at random moments, and the
 * receiving system answers with faults at times. At the end all must be there once.
 */
export async function benchCrash(tips = 2000, kills = 50): Promise<void> {
  console.log(`${tips} tips, ${kills} kills\n`);
  const folder = await mkdtemp(join(tmpdir(), "trucban-crash-"));
  await writeFile(join(folder, "hook.key"), "key of the benchmark");
  const hook = await startHook();
  const crowd = createCrowd(1, tips, 20);
  let killed = 0;
  let open = 0;
  const began = performance.now();
  await crowd.start(folder, hook.url);
  while (killed < kills) {
    await sleep(200 + Math.random() * 1800);
    if (crowd.isDone()) break;
    await crowd.kill();
    killed += 1;
    open += await filesWith(folder, marker);
    await crowd.start(folder, hook.url);
  }
  await crowd.done();
  // Deliveries wait for their next try.
  const { references, keys } = hook;
  const patience = performance.now() + 120_000;
  while (references.size < tips && performance.now() < patience)
    await sleep(200);
  await crowd.end();
  open += await filesWith(folder, marker);
  const seconds = (performance.now() - began) / 1000;
  await hook.close();

  let damaged = 0;
  const logger = createLogger("silent", fixedClock(new Date(0)));
  const { storage } = await openStore(
    { folder, deskKey: undefined },
    {
      ...logger,
      error: () => {
        damaged += 1;
      },
    },
  );
  const held: string[] = [];
  const store = createTipStore({
    storage,
    dueAt: () => undefined,
    onChange: () => undefined,
  });
  for await (const tip of store.each()) held.push(tip.reference);
  await storage.close();
  const receipts = new Set(crowd.receipts.map(({ receipt }) => receipt));
  const acknowledged = new Set(
    crowd.receipts.map(({ reference }) => reference),
  );
  const missing = [...acknowledged].filter((one) => !held.includes(one));
  const rows = [
    ["killed", killed],
    ["tips acknowledged", acknowledged.size],
    ["receipts, all different", receipts.size],
    ["tips held", held.length],
    ["held twice", held.length - new Set(held).size],
    ["acknowledged and lost", missing.length],
    [
      "delivered",
      [...acknowledged].filter((one) => references.has(one)).length,
    ],
    [
      "delivered under more than one key",
      [...keys.values()].filter((of) => of.size > 1).length,
    ],
    ["documents torn", damaged],
    ["files with a tip's open text", open],
    ["seconds", Math.round(seconds)],
  ] as const;
  console.log(
    table(
      ["", "figure"],
      rows.map(([name, figure]) => [name, String(figure)]),
    ),
  );
  await rm(folder, { recursive: true });
  const whole =
    held.length === tips &&
    acknowledged.size === tips &&
    missing.length + damaged + open === 0 &&
    references.size === tips;
  if (!whole) throw new Error("something was lost, doubled, torn or open");
}

/** A system of the police that takes tips, and is down for some calls. */
async function startHook() {
  const references = new Set<string>();
  const keys = new Map<string, Set<string>>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      if (Math.random() < 0.05) return void response.writeHead(503).end();
      const { subject, type } = JSON.parse(body) as Record<string, string>;
      if (type === "vn.trucban.tip.received" && subject !== undefined) {
        references.add(subject);
        const of = keys.get(subject) ?? new Set();
        of.add(String(request.headers["idempotency-key"]));
        keys.set(subject, of);
      }
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    references,
    keys,
    url: `http://127.0.0.1:${port}/tips`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** How many files under a folder hold a text as it is. */
async function filesWith(folder: string, text: string): Promise<number> {
  let found = 0;
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const held = await readFile(join(entry.parentPath, entry.name)).catch(() =>
      Buffer.alloc(0),
    );
    if (held.includes(text)) found += 1;
  }
  return found;
}
