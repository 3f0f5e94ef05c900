import { setTimeout as sleep } from "node:timers/promises";
import { count, type Count } from "./count.ts";
import { openScene } from "./scene.ts";
import { createTalks, referenceForm } from "./talks.ts";
import { createTrouble } from "./trouble.ts";
import { learnUsual } from "./usual.ts";

export interface Survival extends Count {
  readonly conversations: number;
  readonly tips: number;
  readonly kills: number;
  readonly outages: readonly number[];
  readonly seconds: number;
  readonly readyMs: number;
  /** Exit codes of desks that were asked to stop at the end. */
  readonly codes: readonly (number | null)[];
}

export interface Surviving {
  readonly replicas: number;
  readonly conversations: number;
  readonly kills: number;
  readonly downMs: readonly number[];
  readonly withinMs: number;
}

// Nothing new for so long: what is not there now never comes. A process that dies leaves what it held to others within 90 s.
const patienceMs = 100_000;

/** All write at once, while desks are killed and the database goes away; then it is counted what became of it. */
export async function survive(parts: Surviving): Promise<Survival> {
  const { conversations } = parts;
  const scene = await openScene(parts.replicas);
  const { replicas, telegram } = scene;
  try {
    for (const one of replicas) await one.start();
    let answers = Infinity;
    const talks = createTalks(telegram, () => answers);
    const expected = await learnUsual(talks);
    answers = expected.questions.length;
    for (const chat of scene.officers) talks.begin(chat, "officer");
    const began = performance.now();
    let next = 3;
    const write = (count: number) => {
      for (let at = 0; at < count; at += 1, next += 1)
        talks.begin(next, next % 3 === 0 ? "questions" : "tip");
    };
    // Some write just when the database is away.
    const late = Math.floor(conversations / 10 / parts.downMs.length);
    write(conversations - late * parts.downMs.length);
    const trouble = createTrouble({
      ...parts,
      ...scene,
      onOutage: () => {
        write(late);
      },
    });
    let over = false;
    const finishing = talks.finished(patienceMs).finally(() => (over = true));
    await trouble.run(() => over);
    await finishing;
    await trouble.mended();
    const tips = [...talks.all.values()].filter(
      ({ kind }) => kind === "tip",
    ).length;
    // A notice that is shown again stands for no other one.
    const told = () =>
      new Set(
        telegram.sent.flatMap(({ chat, text }) =>
          scene.officers.includes(chat)
            ? (referenceForm.exec(text)?.[1] ?? [])
            : [],
        ),
      ).size;
    const filed = [...talks.all.values()].filter(
      ({ kind, done }) => kind === "tip" && done !== undefined,
    ).length;
    await quiet(() => told() >= filed && scene.hook.keys.size >= filed, told);
    talks.close();
    const seconds = (performance.now() - began) / 1000;
    const codes = await Promise.all(replicas.map((one) => one.stop()));
    const counted = await count({ scene, talks: talks.all, expected, trouble });
    return {
      ...counted,
      conversations: talks.all.size - scene.officers.length,
      ...{ tips, seconds, codes },
      kills: trouble.kills.length,
      outages: trouble.outages.map(({ from, to }) => to - from),
      readyMs: Math.max(...replicas.map((one) => one.readyMs())),
    };
  } finally {
    await scene.close();
  }
}

/** Fulfils when something is so, or nothing has moved for a while. */
async function quiet(isSo: () => boolean, moves: () => number): Promise<void> {
  let [last, since] = [moves(), performance.now()];
  while (!isSo() && performance.now() - since < patienceMs) {
    await sleep(50);
    if (moves() !== last) [last, since] = [moves(), performance.now()];
  }
}
