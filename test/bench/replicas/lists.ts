import { setTimeout as sleep } from "node:timers/promises";
import type { Scene } from "./scene.ts";

const stillReading = "còn đang được đọc";

/** How long an officer waits for a list, and for searches over all that is held. In ms. */
export interface Lists {
  readonly firstListMs: number;
  /** Until the first answer, which may say that it is not complete. */
  readonly searchMs: number;
  /** From the first search until one is complete. */
  readonly wholeMs: number;
  /** Of a search from then on. */
  readonly nextSearchMs: number;
}

/** What the officer is answered; how long it took, in ms. */
async function ask(
  { telegram, officers }: Scene,
  text: string,
): Promise<{ readonly ms: number; readonly answer: string }> {
  const [chat = 0] = officers;
  const began = performance.now();
  let seen = telegram.sent.length;
  telegram.user(chat).sends(text);
  for (;;) {
    for (; seen < telegram.sent.length; seen += 1) {
      const sent = telegram.sent[seen];
      // Notices of new tips come in between.
      if (sent?.chat === chat && /^(Đang chờ|Tìm thấy|Không)/.test(sent.text))
        return { ms: performance.now() - began, answer: sent.text };
    }
    if (performance.now() - began > 60_000)
      throw new Error(`an officer got no answer to ${text}`);
    await sleep(2);
  }
}

export async function firstList(scene: Scene): Promise<number> {
  return (await ask(scene, "/ds")).ms;
}

/** Searches until a search is complete, as an officer would who is told to ask again. */
export async function searching(
  scene: Scene,
): Promise<Omit<Lists, "firstListMs">> {
  const began = performance.now();
  const first = await ask(scene, "/tim đã đóng");
  let { answer } = first;
  while (answer.includes(stillReading)) {
    await sleep(2000);
    ({ answer } = await ask(scene, "/tim đã đóng"));
  }
  const wholeMs = performance.now() - began;
  const { ms } = await ask(scene, "/tim đã đóng");
  return { searchMs: first.ms, wholeMs, nextSearchMs: ms };
}
