import { setTimeout as sleep } from "node:timers/promises";
import { masked } from "./count.ts";
import type { Talk, Talks } from "./talks.ts";

/** What people are shown where nothing goes wrong, masked. */
export type Usual = Readonly<Record<"tip" | "questions", readonly string[]>>;

const quietMs = 2500;

/** Learns it from one talk of each kind, by the first two chats. */
export async function learnUsual(talks: Talks): Promise<Usual> {
  talks.begin(1, "tip");
  talks.begin(2, "questions");
  const shown = (chat: number) => talks.all.get(chat)?.shown ?? [];
  const all = () => shown(1).length + shown(2).length;
  // How much three answers are is not known before they came.
  for (let last = -1; last < all() || !isDone(talks.all.get(1));) {
    last = all();
    await sleep(quietMs);
  }
  const texts = (chat: number) => shown(chat).map(({ text }) => masked(text));
  talks.settle(2);
  return { tip: texts(1), questions: texts(2) };
}

function isDone(talk: Talk | undefined): boolean {
  return talk?.done !== undefined;
}
