import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { change } from "../people/change.ts";
import type { Person } from "../people/roster.ts";
import type { Storage } from "../storage/storage.ts";

// feed: a person's own calendar at an address that only its secret tells. What is stored is the secret's hash; feeds
// stand under it, so that the one who fetches a feed is told nothing of who made it.

const FeedEntry = z.object({
  v: z.literal(1),
  place: z.string().nullable(),
  agency: z.string().nullable(),
  language: z.enum(["vi", "en"]),
});
const OwnerEntry = z.object({ v: z.literal(1), feed: z.string() });

/** Whose deadlines a feed shows; null stands for all. */
export type FeedOf = Omit<z.infer<typeof FeedEntry>, "v">;

export interface Feeds {
  /** Makes a person's feed, in place of an older one of theirs. Fulfils with the secret, which stands nowhere else. */
  make(person: Person, of: FeedOf): Promise<string>;
  /** Undefined for a secret that nobody was given or that was revoked. */
  find(secret: string): Promise<FeedOf | undefined>;
  /** Fulfils with whether there was one. */
  revoke(person: Person): Promise<boolean>;
}

// 192 bits.
const secretBytes = 24;
const secretForm = /^[\w-]{32}$/;

export function createFeeds(storage: Storage): Feeds {
  const feeds = storage.collection("calendar-feeds", FeedEntry);
  const owners = storage.collection("calendar-owners", OwnerEntry);

  // The old address ends first, so that none outlives its replacement.
  async function revoke(person: Person): Promise<boolean> {
    const old = (await owners.get(keyOf(person)))?.value.feed;
    if (old === undefined) return false;
    await change(feeds, old, () => undefined);
    await change(owners, keyOf(person), (owner) =>
      owner?.feed === old ? undefined : owner,
    );
    return true;
  }

  return {
    async make(person, of) {
      await revoke(person);
      const secret = randomBytes(secretBytes).toString("base64url");
      const feed = hash(secret);
      await change(owners, keyOf(person), () => ({ v: 1, feed }));
      await change(feeds, feed, () => ({ v: 1, ...of }));
      return secret;
    },
    async find(secret) {
      if (!secretForm.test(secret)) return undefined;
      const entry = (await feeds.get(hash(secret)))?.value;
      if (entry === undefined) return undefined;
      const { place, agency, language } = entry;
      return { place, agency, language };
    },
    revoke,
  };
}

function keyOf({ channel, sender }: Person): string {
  return `${channel}:${sender}`;
}

function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
