import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";
import { openStore } from "../../../src/store.ts";
import { createTipStore } from "../../../src/tips/desk/tip-store.ts";
import type { Scene } from "./scene.ts";
import {
  isTryAgain,
  receiptForm,
  referenceForm,
  type Shown,
  type Talk,
} from "./talks.ts";
import type { Gap, Trouble } from "./trouble.ts";
import type { Usual } from "./usual.ts";

/** What is left when all is over, by what stands in the database and what people were shown. */
export interface Count {
  readonly acknowledged: number;
  readonly lost: number;
  /** Tips held beyond one for each who reported. */
  readonly doubled: number;
  readonly delivered: number;
  /** Delivered to the police's system under more than one key. */
  readonly twiceDelivered: number;
  /** Chats without their last answer. */
  readonly unanswered: number;
  /** Chats whose answers stand in another order than they should, or hold what they should not. */
  readonly disordered: readonly string[];
  readonly noticesMissing: number;
  /** Shown again after a kill between the send and its note, as the documentation says. */
  readonly repeatedByKills: number;
  /** Shown again without any. */
  readonly repeated: readonly string[];
  /** How long each whom the database's absence hit waited for a word or the answer, in ms. */
  readonly words: readonly number[];
  /** Those who never had one. */
  readonly wordless: number;
}

export interface Evidence {
  readonly scene: Scene;
  readonly talks: ReadonlyMap<number, Talk>;
  readonly expected: Usual;
  readonly trouble: Pick<Trouble, "kills" | "outages">;
}

/** What differs from person to person does not count. */
export function masked(text: string): string {
  return text
    .replaceAll(/\d{4}(?: \d{4}){4}/g, "<receipt>")
    .replaceAll(/\b[CDFGHJKMNPRTWX34679]{6}\b/g, "<reference>")
    .replaceAll(/(số|phường) \d+/gi, "$1 <number>")
    .replaceAll(/\d{1,2}:\d{2}/g, "<time>");
}

export async function count(evidence: Evidence): Promise<Count> {
  const { scene, talks, trouble } = evidence;
  const all = [...talks.values()];
  const reporters = all.filter(({ kind }) => kind === "tip");
  const held = await referencesHeld(scene);
  const acknowledged = reporters.flatMap(({ shown }) => {
    const told = shown.find(({ text }) => receiptForm.test(text))?.text;
    const rest = told?.replace(receiptForm, "") ?? "";
    return referenceForm.exec(rest)?.[1] ?? [];
  });
  const readings = all.map((talk) => reading(talk, evidence));
  const officers = all.filter(({ kind }) => kind === "officer");
  const notices = officers.flatMap(({ shown }) =>
    shown.flatMap(({ text }) => referenceForm.exec(text)?.[1] ?? []),
  );
  const keys = [...scene.hook.keys.entries()];
  const waits = trouble.outages.map((gap) => waitsIn(gap, evidence));
  return {
    acknowledged: new Set(acknowledged).size,
    lost: acknowledged.filter((one) => !held.includes(one)).length,
    doubled:
      held.length -
      new Set(held).size +
      Math.max(0, held.length - reporters.length),
    delivered: acknowledged.filter((one) => scene.hook.keys.has(one)).length,
    twiceDelivered: keys.filter(([, of]) => of.size > 1).length,
    unanswered: all.filter(
      ({ done, kind }) => kind !== "officer" && done === undefined,
    ).length,
    disordered: readings.flatMap(({ wrong }) => wrong ?? []),
    noticesMissing: acknowledged.filter((one) => !notices.includes(one)).length,
    repeatedByKills: sum(readings.map(({ byKills }) => byKills)),
    repeated: readings.flatMap(({ repeated }) => repeated),
    words: waits.flatMap(({ ms }) => ms),
    wordless: sum(waits.map(({ wordless }) => wordless)),
  };
}

async function referencesHeld({
  deskKey,
  database,
  folder,
}: Scene): Promise<string[]> {
  const logger = createLogger("error", systemClock);
  const databaseUrl = database.url();
  const { storage } = await openStore({ folder, deskKey, databaseUrl }, logger);
  const store = createTipStore({ storage, dueAt: () => undefined });
  const held: string[] = [];
  for await (const tip of store.each()) held.push(tip.reference);
  await storage.close();
  return held;
}

/** Goes through what a chat was shown, beside what it should be. */
function reading(
  talk: Talk,
  { expected, trouble }: Evidence,
): { wrong?: string; byKills: number; repeated: string[] } {
  const shown = talk.shown.filter(({ text }) => !isTryAgain(text));
  const wanted = talk.kind === "officer" ? undefined : expected[talk.kind];
  const before = new Map<string, Shown>();
  const repeated: string[] = [];
  let [byKills, at] = [0, 0];
  for (const one of shown) {
    const key = wanted === undefined ? one.text : masked(one.text);
    const earlier = before.get(key);
    before.set(key, one);
    if (wanted?.[at] === key) at += 1;
    else if (earlier === undefined) {
      if (wanted !== undefined)
        return { wrong: `${talk.kind}: ${key}`, byKills, repeated };
    } else if (
      trouble.kills.some((kill) => earlier.at <= kill + 50 && kill <= one.at)
    )
      byKills += 1;
    else repeated.push(`${talk.kind}: ${key}`);
  }
  return { byKills, repeated };
}

/**
 * How long those waited for a word whose message came to a desk before the database was back: from the first delivery
 * that could not be kept, or from one that was kept and could then not be worked on.
 */
function waitsIn(
  gap: Gap,
  { scene, talks, trouble }: Evidence,
): { ms: number[]; wordless: number } {
  const firsts = new Map<number, number>();
  for (const { chat, came, status, answered } of scene.front.passed) {
    const isHit = status === 503 ? answered > gap.from : answered < gap.to;
    if (!isHit || status === 502 || came > gap.to || answered < gap.from)
      continue;
    firsts.set(chat, Math.min(came, firsts.get(chat) ?? Infinity));
  }
  const ms: number[] = [];
  let wordless = 0;
  for (const [chat, came] of firsts) {
    const shown = talks.get(chat)?.shown ?? [];
    const next = shown.find(({ at }) => at >= came)?.at;
    // Each desk says it once a minute to the same person.
    const isTold = shown.some(
      ({ text, at }) => isTryAgain(text) && at < came && came - at < 60_000,
    );
    // Who died with it is nobody who could say a word.
    const isKilled = trouble.kills.some(
      (kill) => kill >= came && kill <= Math.min(came + 5000, next ?? Infinity),
    );
    if (isKilled || isTold) continue;
    if (next === undefined) wordless += 1;
    else ms.push(next - came);
  }
  return { ms, wordless };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
