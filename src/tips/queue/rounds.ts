import { createHash } from "node:crypto";
import type { OfficerId } from "../desk/tip.ts";

/** What is worked on together. What falls due of it is told to each officer in one message. */
export interface Round<Due> {
  /** Holds the messages back until the returned function is called: more may come. */
  hold(): () => void;
  /** Fulfils when they were told; gives how many. To be called by who holds, once at a time. */
  tell(officers: readonly OfficerId[], due: Due): Promise<number>;
}

interface RoundParts<Due> {
  /** Names an officer. */
  readonly nameOf: (officer: OfficerId) => string;
  /** What happened: of one occasion an officer is told once. */
  readonly occasionOf: (due: Due) => string;
  /** False where the officer's channel does not run. */
  readonly post: (
    officer: OfficerId,
    dues: readonly Due[],
    reference: string,
  ) => Promise<boolean>;
}

interface Told<Due> {
  readonly officer: OfficerId;
  readonly dues: Due[];
  /** Of those who wait for it. */
  readonly done: ((isTold: boolean) => void)[];
  readonly failed: ((error: unknown) => void)[];
}

// Of two units whose word goes to the same officer the second finds it told.
const remembered = 10_000;

export function createRounds<Due>({
  nameOf,
  occasionOf,
  post,
}: RoundParts<Due>): () => Round<Due> {
  const told = new Set<string>();

  return () => {
    let held = 0;
    let waiting = 0;
    let gathered = new Map<string, Told<Due>>();

    return {
      hold() {
        held += 1;
        return () => {
          held -= 1;
          sendWhereComplete();
        };
      },
      async tell(officers, due) {
        waiting += 1;
        const sent = officers.map((officer) => gather(officer, due));
        sendWhereComplete();
        try {
          const all = await Promise.all(sent);
          return all.filter((isTold) => isTold).length;
        } finally {
          waiting -= 1;
        }
      },
    };

    function gather(officer: OfficerId, due: Due): Promise<boolean> {
      const name = nameOf(officer);
      if (told.has(keyOf(due, name))) return Promise.resolve(true);
      const entry: Told<Due> = gathered.get(name) ?? {
        ...{ officer, dues: [], done: [], failed: [] },
      };
      gathered.set(name, entry);
      const isNew = entry.dues.every(
        (other) => keyOf(other, name) !== keyOf(due, name),
      );
      if (isNew) entry.dues.push(due);
      return new Promise((done, failed) => {
        entry.done.push(done);
        entry.failed.push(failed);
      });
    }

    /** Sends when nobody who is still at work could add to it. */
    function sendWhereComplete(): void {
      if (waiting < held || gathered.size === 0) return;
      const ready = gathered;
      gathered = new Map();
      for (const [name, entry] of ready) void send(name, entry);
    }
  };

  async function send(
    name: string,
    { officer, dues, done, failed }: Told<Due>,
  ): Promise<void> {
    const keys = dues.map((due) => keyOf(due, name)).sort();
    const [only = ""] = keys;
    const reference =
      keys.length === 1
        ? only
        : `due ${createHash("sha256").update(keys.join()).digest("hex")}`;
    try {
      const isTold = await post(officer, dues, reference);
      if (isTold) for (const key of keys) remember(key);
      for (const each of done) each(isTold);
    } catch (error) {
      for (const each of failed) each(error);
    }
  }

  function remember(key: string): void {
    told.add(key);
    const [oldest] = told;
    if (told.size > remembered && oldest !== undefined) told.delete(oldest);
  }

  function keyOf(due: Due, name: string): string {
    return `${occasionOf(due)}.${name}`;
  }
}
