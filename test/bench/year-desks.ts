import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import type { Desks, Hears } from "../nudges/year.ts";

const About = z.object({
  tag: z.string(),
  lastDay: z.string(),
  lead: z.number(),
});

/** What a desk in a process of its own says to its parent. */
export const Said = z.union([
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("looked"), fault: z.string().nullable() }),
  z.object({
    kind: z.literal("post"),
    nth: z.number(),
    id: z.string(),
    about: z.array(About),
    reference: z.string(),
  }),
]);
export type Said = z.infer<typeof Said>;

// Of messages, how many kill who sends them; of looks, how many are cut off somewhere within.
const killsOfPosts = 0.1;
const killsOfLooks = 0.05;
const longestLookMs = 40;

/** Desks in processes of their own on one data folder. They die by SIGKILL, and are started again. */
export async function openDesks(
  folder: string,
  count: number,
  hears: Hears,
  now: number,
): Promise<Desks & { readonly faults: () => readonly string[] }> {
  const faults: string[] = [];
  let kills = 0;
  let dying = false;
  const children = await Promise.all(
    Array.from({ length: count }, () => start(now)),
  );
  return {
    kills: () => kills,
    faults: () => faults,
    async look(at, mayKill) {
      dying = mayKill;
      await Promise.all(children.map((_, nth) => lookOne(nth, at)));
    },
    async restart(at) {
      await Promise.all(
        children.map(async (child, nth) => {
          await end(child);
          children[nth] = await start(at);
        }),
      );
    },
    async close() {
      await Promise.all(children.map(end));
    },
  };

  async function start(at: number): Promise<ChildProcess> {
    const file = join(import.meta.dirname, "year-child.ts");
    const child = fork(file, [folder, String(at)]);
    await new Promise<void>((resolve, reject) => {
      child.once("exit", () => {
        reject(new Error("a desk did not start"));
      });
      child.once("message", () => {
        resolve();
      });
    });
    child.removeAllListeners("exit");
    return child;
  }

  async function lookOne(nth: number, at: number): Promise<void> {
    const child = children[nth];
    if (child === undefined) return;
    const cut =
      dying && Math.random() < killsOfLooks
        ? setTimeout(() => {
            kill(child);
          }, Math.random() * longestLookMs)
        : undefined;
    const looked = await looks(child, at);
    clearTimeout(cut);
    if (!looked || child.killed) {
      if (child.exitCode === null && child.signalCode === null)
        await once(child, "exit");
      children[nth] = await start(at);
    }
  }

  /** Whether it came to the end of its look. */
  function looks(child: ChildProcess, at: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const gone = () => {
      resolve(false);
    };
    const onMessage = (message: unknown) => {
      const said = Said.parse(message);
      if (said.kind === "looked") {
        if (said.fault !== null) faults.push(said.fault);
        resolve(true);
      }
      if (said.kind !== "post" || child.killed) return;
      const dies = dying && Math.random() < killsOfPosts;
      // It dies before the message is taken, or before it hears that it was.
      if (!dies || Math.random() < 0.5)
        hears(said.id, said.about, said.reference);
      if (dies) kill(child);
      else child.send({ kind: "taken", nth: said.nth });
    };
    child.on("message", onMessage);
    child.once("exit", gone);
    child.send({ kind: "look", now: at });
    return promise.finally(() => {
      child.off("message", onMessage);
      child.off("exit", gone);
    });
  }

  function kill(child: ChildProcess): void {
    if (child.killed) return;
    kills += 1;
    child.kill("SIGKILL");
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
