import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { change } from "../people/change.ts";
import { type Person, personKey } from "../people/roster.ts";
import type { Storage } from "../storage/storage.ts";
import { Follow, Follower } from "./follower.ts";

/** What one person offers a colleague to be nudged of in their place. */
const HandOver = z.object({
  v: z.literal(1),
  /** A hash of its code. */
  id: z.string(),
  giver: Follower.pick({ channel: true, sender: true, conversation: true }),
  follows: z.array(Follow),
  /** ISO moment after which nobody can take it. */
  until: z.string(),
  /** Who took it, by their key; null before. */
  taker: z.string().nullable(),
});
export type HandOver = z.infer<typeof HandOver>;

export interface HandOvers {
  /** Makes a code that one person can take it by. */
  offer(giver: Follower): Promise<string>;
  /** What a code offers; undefined where it is over or was taken by another. */
  find(code: string, person: Person): Promise<HandOver | undefined>;
  /** Takes it for a person; the same one may take it again. */
  take(code: string, person: Person): Promise<HandOver | undefined>;
  /** Ends what a person offers. */
  forget(person: Person): Promise<void>;
}

// Without signs that look alike. 29 to the power of 10 are too many to be guessed within the week that a code lasts.
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const partLength = 5;
const lastsMs = 7 * 24 * 60 * 60_000;
const form = new RegExp(
  `\\bBG-?([${alphabet}]{${partLength}})-?([${alphabet}]{${partLength}})\\b`,
  "iu",
);

/** The code that a text holds. */
export function codeIn(text: string): string | undefined {
  const [, first, second] = form.exec(text) ?? [];
  return first === undefined || second === undefined
    ? undefined
    : `BG-${first}-${second}`.toUpperCase();
}

export function createHandOvers(storage: Storage, clock: Clock): HandOvers {
  const collection = storage.collection("nudge-hand-overs", HandOver);
  return {
    async offer({ channel, sender, conversation, follows }) {
      const code = `BG-${part()}-${part()}`;
      const until = new Date(clock.now().getTime() + lastsMs).toISOString();
      const giver = { channel, sender, conversation };
      await change(collection, idOf(code), () => ({
        v: 1 as const,
        ...{ id: idOf(code), giver, follows, until, taker: null },
      }));
      return code;
    },
    async find(code, person) {
      const offer = (await collection.get(idOf(code)))?.value;
      return offer !== undefined && isFor(offer, person) ? offer : undefined;
    },
    async take(code, person) {
      const offer = await change(
        collection,
        idOf(code),
        (old) =>
          old &&
          (isFor(old, person) ? { ...old, taker: personKey(person) } : old),
      );
      return offer?.taker === personKey(person) ? offer : undefined;
    },
    async forget(person) {
      for await (const { value, revision } of collection.each())
        if (personKey(value.giver) === personKey(person))
          await collection.delete(value.id, revision);
    },
  };

  function isFor({ until, taker }: HandOver, person: Person): boolean {
    return taker === null
      ? new Date(until) > clock.now()
      : taker === personKey(person);
  }
}

function part(): string {
  return Array.from({ length: partLength }, () =>
    alphabet.charAt(randomInt(alphabet.length)),
  ).join("");
}

function idOf(code: string): string {
  return createHash("sha256").update(code).digest("base64url").slice(0, 32);
}
