import { availableParallelism, loadavg } from "node:os";
import { survive, type Survival } from "./replicas/survive.ts";
import { measure, type Times } from "./replicas/throughput.ts";
import { table } from "./table.ts";

/**
 * Several desks on one database behind one address: all write at once, while desks are killed and the database goes
 * away. At the end it is counted what stands in the database and what people were shown. Desks, database, platform and
 * people share this machine's processors.
 */
export async function benchReplicas(
  conversations = 2000,
  kills = 20,
): Promise<void> {
  const load = loadavg()[0] ?? 0;
  console.log(
    `3 replicas, ${conversations} conversations at once, ${kills} kills; load before ${load.toFixed(1)}\n`,
  );
  const survival = await survive({
    replicas: 3,
    conversations,
    kills,
    downMs: [0, 5000, 0, 8000],
    withinMs: 4000,
  });
  console.log(table(["", "figure"], rowsOf(survival)));
  console.log(`\nload after ${loadavg()[0]?.toFixed(1) ?? "?"}`);
  const faults = faultsOf(survival);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/**
 * Tips and questions a second with more and more desks, forty people at once, and then with many tips held. Where desks
 * are more than processors, more desks show what sharing costs and not what they would bring.
 */
export async function benchThroughput(
  counts: readonly number[] = [1, 2, 4],
  filled: readonly number[] = [100_000],
  tips = 300,
): Promise<void> {
  console.log(
    `${tips} tips and ${tips} questions, 40 people at once, on ${availableParallelism()} processors\n`,
  );
  const rows: string[][] = [];
  const listRows: string[][] = [];
  for (const [replicas, held] of [
    ...counts.map((count) => [count, 0] as const),
    ...filled.map((held) => [2, held] as const),
  ]) {
    const found = await measure({ replicas, held, tips, askers: tips / 3 });
    rows.push([
      `${replicas}, ${held.toLocaleString("en")} held`,
      found.tipsPerSecond.toFixed(1),
      ...shown(found.receipt),
      ...shown(found.alone),
      ...shown(found.delivery),
      found.questionsPerSecond.toFixed(1),
      ...shown(found.claim),
      (found.startMs / 1000).toFixed(1),
      found.fillSeconds.toFixed(0),
      (loadavg()[0] ?? 0).toFixed(1),
    ]);
    const { lists } = found;
    if (lists !== undefined)
      listRows.push([
        held.toLocaleString("en"),
        ...[lists.firstListMs, lists.searchMs].map((ms) => ms.toFixed(0)),
        (lists.wholeMs / 1000).toFixed(1),
        ...[lists.nextSearchMs, found.megabytes, found.megabytesThen].map(
          (figure) => figure.toFixed(0),
        ),
      ]);
  }
  console.log(
    table(
      [
        ...["replicas", "tips/s", "receipt ms", "p99", "alone ms", "p99"],
        ...["delivery ms", "p99"],
        ...["questions/s", "claim ms", "p99", "start s", "fill s", "load"],
      ],
      rows,
    ),
  );
  if (listRows.length === 0) return;
  console.log(
    "\nofficers' lists; a search says that it is not complete while a desk reads tips that have ended, once after its start\n",
  );
  console.log(
    table(
      [
        ...["held", "first list ms", "first search ms", "complete s"],
        ...["next search ms", "MB", "MB then"],
      ],
      listRows,
    ),
  );
}

function shown({ median, p99 }: Times): string[] {
  return [median.toFixed(1), p99.toFixed(1)];
}

/** What went against what is promised, in words; none where all is well. `wordMs`: within which a word in an outage is. */
export function faultsOf(survival: Survival, wordMs = 5000): string[] {
  const { tips, acknowledged, words, codes } = survival;
  const none: Partial<Record<keyof Survival, number>> = {
    lost: survival.lost,
    doubled: survival.doubled,
    twiceDelivered: survival.twiceDelivered,
    unanswered: survival.unanswered,
    noticesMissing: survival.noticesMissing,
    wordless: survival.wordless,
    acknowledged: tips - acknowledged,
    delivered: tips - survival.delivered,
  };
  return [
    ...Object.entries(none).flatMap(([what, count]) =>
      count === 0 ? [] : [`${what}: ${count} amiss`],
    ),
    ...survival.disordered.map((text) => `out of order: ${text}`),
    ...survival.repeated.map((text) => `shown again without a kill: ${text}`),
    ...words
      .filter((ms) => ms > wordMs)
      .map((ms) => `waited ${Math.round(ms)} ms for a word in an outage`),
    ...codes
      .filter((code) => code !== 0)
      .map((code) => `a desk ended with ${code ?? "a signal"}`),
  ];
}

function rowsOf(survival: Survival): string[][] {
  const { outages, words } = survival;
  const sorted = words.toSorted((a, b) => a - b);
  const longest = sorted.at(-1) ?? 0;
  const figures: [string, number | string][] = [
    ["desks killed", survival.kills],
    ["database away, s", outages.map((ms) => (ms / 1000).toFixed(1)).join(" ")],
    ["conversations", survival.conversations],
    ["tips acknowledged", survival.acknowledged],
    ["acknowledged and lost", survival.lost],
    ["held twice", survival.doubled],
    ["delivered to the police's system", survival.delivered],
    ["delivered under more than one key", survival.twiceDelivered],
    ["conversations without their last answer", survival.unanswered],
    ["conversations out of order", survival.disordered.length],
    ["officers' notices missing", survival.noticesMissing],
    ["shown again, killed between send and note", survival.repeatedByKills],
    ["shown again otherwise", survival.repeated.length],
    ["wrote while the database was away", words.length],
    ["longest wait for a word then, s", (longest / 1000).toFixed(2)],
    ["longest start of a desk, s", (survival.readyMs / 1000).toFixed(1)],
    ["seconds in all", Math.round(survival.seconds)],
  ];
  return figures.map(([name, figure]) => [name, String(figure)]);
}
