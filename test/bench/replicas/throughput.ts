import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";
import { openStore } from "../../../src/store.ts";
import { createTipStore } from "../../../src/tips/desk/tip-store.ts";
import { residentOf } from "../resident-of.ts";
import type { Replica } from "./desks.ts";
import { fillTips } from "./fill.ts";
import { firstList, type Lists, searching } from "./lists.ts";
import { openScene, type Scene } from "./scene.ts";
import { createTalks, type Talk, type Talks } from "./talks.ts";
import { learnUsual } from "./usual.ts";

export interface Throughput {
  readonly tipsPerSecond: number;
  /** From agreeing to the summary to the receipt, in ms. */
  readonly receipt: Times;
  /** The same for one person after another. */
  readonly alone: Times;
  /** From a delivery to its 200, in ms. */
  readonly delivery: Times;
  readonly questionsPerSecond: number;
  /** From asking to be handed what is due to having it, in ms. */
  readonly claim: Times;
  /** From the start of the process until it takes deliveries, in ms. */
  readonly startMs: number;
  readonly fillSeconds: number;
  /** What the largest desk holds in memory, in MB, before anybody has searched and after. */
  readonly megabytes: number;
  readonly megabytesThen: number;
  /** Undefined where no tips are held. */
  readonly lists: Lists | undefined;
}

export interface Times {
  readonly median: number;
  readonly p99: number;
}

export interface Load {
  readonly replicas: number;
  /** Tips that are held already. */
  readonly held: number;
  readonly tips: number;
  /** So many ask three questions each. */
  readonly askers: number;
}

const atOnce = 40;
const alones = 50;
const claims = 200;
const patienceMs = 60_000;

/** So many people at once, each followed by the next as soon as they have their answer. */
export async function measure(load: Load): Promise<Throughput> {
  const say = stages();
  const scene = await openScene(load.replicas);
  const { telegram, replicas, front } = scene;
  try {
    for (const one of replicas) await one.start();
    let answers = Infinity;
    const talks = createTalks(telegram, () => answers);
    answers = (await learnUsual(talks)).questions.length;
    let fillSeconds = 0;
    if (load.held > 0) {
      for (const one of replicas) await one.stop();
      const began = performance.now();
      await fillTips(scene, load.held);
      fillSeconds = (performance.now() - began) / 1000;
      for (const one of replicas) await one.start();
    }
    const startMs = Math.max(...replicas.map((one) => one.readyMs()));
    say(`${load.held} tips held, desks started in ${startMs.toFixed(0)} ms`);
    const firstListMs = load.held > 0 ? await firstList(scene) : 0;
    const asked = await crowd(talks, "questions", 10, load.askers);
    const passedBefore = front.passed.length;
    const told = await crowd(talks, "tip", 10 + load.askers, load.tips);
    const passed = front.passed.slice(passedBefore);
    const next = 10 + load.askers + load.tips;
    const alone = await crowd(talks, "tip", next, alones, 1);
    talks.close();
    const claim = await claiming(scene);
    const megabytes = await largest(replicas);
    say(`first list ${firstListMs.toFixed(0)} ms, ${load.tips} tips taken`);
    // Each desk reads for itself what a search wants: one shows it.
    if (load.held > 0) for (const one of replicas.slice(1)) await one.stop();
    const lists =
      load.held > 0 ? { firstListMs, ...(await searching(scene)) } : undefined;
    return {
      ...{ startMs, megabytes, lists, claim },
      megabytesThen: await largest(replicas.slice(0, 1)),
      fillSeconds,
      tipsPerSecond: load.tips / told.seconds,
      questionsPerSecond: (3 * load.askers) / asked.seconds,
      receipt: receiptsOf(told.talks),
      alone: receiptsOf(alone.talks),
      delivery: timesOf(passed.map(({ came, answered }) => answered - came)),
    };
  } finally {
    await scene.close();
  }
}

/** Tells on the standard error how far it is, since very many tips take their time. */
function stages(): (what: string) => void {
  const began = performance.now();
  return (what) => {
    const seconds = (performance.now() - began) / 1000;
    console.error(`${seconds.toFixed(0).padStart(5)} s  ${what}`);
  };
}

/** From agreeing to the summary to the receipt. */
function receiptsOf(talks: readonly Talk[]): Times {
  return timesOf(
    talks.map(({ done = NaN, said }) => done - (said.at(-1) ?? 0)),
  );
}

async function largest(replicas: readonly Replica[]): Promise<number> {
  const all = await Promise.all(replicas.map((one) => residentOf(one.pid())));
  return Math.max(...all);
}

async function crowd(
  talks: Talks,
  kind: "tip" | "questions",
  first: number,
  count: number,
  together = atOnce,
): Promise<{ seconds: number; talks: Talk[] }> {
  const began = performance.now();
  const own: Talk[] = [];
  let news = began;
  let last = 0;
  for (;;) {
    const done = own.filter((talk) => talk.done !== undefined).length;
    if (done === count) break;
    if (done > last) news = performance.now();
    last = done;
    if (performance.now() - news > patienceMs)
      throw new Error(`only ${done} of ${count} were answered`);
    while (own.length < count && own.length - done < together) {
      const chat = first + own.length;
      talks.begin(chat, kind);
      const talk = talks.all.get(chat);
      if (talk !== undefined) own.push(talk);
    }
    await sleep(5);
  }
  return { seconds: (performance.now() - began) / 1000, talks: own };
}

/** Claims what is due, as each desk does all the time, beside all that is not. */
async function claiming(scene: Scene): Promise<Times> {
  const { deskKey, database, folder } = scene;
  const logger = createLogger("error", systemClock);
  const databaseUrl = database.url();
  const { storage } = await openStore({ folder, deskKey, databaseUrl }, logger);
  const store = createTipStore({ storage, dueAt: () => undefined });
  const times: number[] = [];
  // Two days on, some fall due.
  const now = new Date(systemClock.now().getTime() + 2 * 24 * 60 * 60_000);
  for (let at = 0; at < claims; at += 1) {
    const began = performance.now();
    await store.due(now, 60_000, 8);
    times.push(performance.now() - began);
  }
  await storage.close();
  return timesOf(times);
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
