import { join } from "node:path";
import type { Catalogs } from "../catalog.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { type Address, type Reply, wordsOf } from "../message.ts";
import { joined } from "../nudges/joined.ts";
import type { NudgeRoom } from "../nudges/open-nudges.ts";
import type { Member, Person, Roster } from "../people/roster.ts";
import type { Duty } from "../scheduler.ts";
import { isSame, type Staff } from "./bulletin.ts";
import { type Bulletins, createBulletins } from "./bulletins.ts";
import { createDeliveries, type Outcome } from "./deliveries.ts";
import { type Aim, isFor } from "./reader.ts";
import { createReaders, type Readers } from "./readers.ts";
import { createRounds } from "./rounds.ts";
import {
  type BulletinCues,
  type BulletinWords,
  createBulletinCues,
  loadBulletinWords,
} from "./words.ts";
import { bulletinText, reportText } from "./wording.ts";

export interface OpenBulletinsParts extends NudgeRoom {
  readonly catalogs: Catalogs;
  readonly knowledgeFolder: string;
  readonly logger: Logger;
  /** The province that a place lies in, the place itself where it is one. */
  readonly provinceOf: (place: string) => string | undefined;
}

/** The bulletins, opened. */
export interface BulletinDesk {
  readonly bulletins: Bulletins;
  readonly readers: Readers;
  readonly cues: BulletinCues;
  readonly hours: BulletinWords["hours"];
  readonly clock: Clock;
  readonly roster: Roster;
  readonly duty: Duty;
  /** How many people a bulletin would go to. */
  count(aim: Aim): Promise<number>;
  /** The role by which somebody may write and approve bulletins; undefined for who may not. */
  memberOf(person: Person): Promise<Member | undefined>;
  /** Everybody but one who may approve. */
  others(person: Person): Promise<readonly Person[]>;
  /** Tells somebody something, once under a reference. */
  tell(to: Staff | Person, reply: Reply, reference: string): Promise<void>;
  /** For `onOutcome` of the conversations. */
  onOutcome(address: Address, reference: string, outcome: Outcome): void;
  settled(): Promise<void>;
  eraser(person: Person): Promise<void>;
}

const prefix = "bulletin:";

/** Throws {@link InputError} for knowledge that cannot be used. */
export async function openBulletins(
  parts: OpenBulletinsParts,
): Promise<BulletinDesk> {
  const { storage, clock, catalogs, logger, roster, post, provinceOf } = parts;
  const words = await loadBulletinWords(
    join(parts.knowledgeFolder, "bulletins.yaml"),
  );
  const bulletins = createBulletins(storage, clock);
  const readers = createReaders(storage, clock, words.unreachableDays);
  const rounds = createRounds({
    ...{ bulletins, readers, clock, logger, post, provinceOf },
    deliveries: createDeliveries(storage, clock),
    hours: words.hours,
    wording: (bulletin, language) =>
      wordsOf(bulletinText(bulletin, catalogs[language])),
    async report(bulletin, isLast) {
      const { author, approval, id } = bulletin;
      const to = [author, ...(approval === null ? [] : [approval.by])];
      for (const one of to) {
        const text = reportText(bulletin, isLast, catalogs[one.language]);
        const kind = isLast ? "report" : "waiting";
        await tell(one, wordsOf(text), `bulletin-${kind}:${id}`);
      }
    },
  });
  const underWay = new Set<Promise<void>>();

  return {
    ...{ bulletins, readers, clock, roster, tell },
    cues: createBulletinCues(words),
    hours: words.hours,
    duty: joined([rounds.duty, readers.duty]),
    async count(aim) {
      let count = 0;
      for await (const reader of readers.each())
        if (isFor(aim, reader, provinceOf)) count += 1;
      return count;
    },
    async memberOf(person) {
      const members = await roster.membershipsOf(person);
      const may = members.filter(
        ({ role }) => role === "officer" || role === "admin",
      );
      return may.find(({ unit }) => unit !== null) ?? may[0];
    },
    async others(person) {
      const all = [
        ...(await roster.all("officer")),
        ...(await roster.all("admin")),
      ].filter((one) => !isSame(one, person));
      return all.filter(
        (one, at) => all.findIndex((other) => isSame(one, other)) === at,
      );
    },
    onOutcome(address, reference, outcome) {
      if (!reference.startsWith(prefix)) return;
      const noting = rounds
        .heard(reference.slice(prefix.length), address, outcome)
        .catch((error: unknown) => {
          logger.error("what came of a bulletin could not be noted", error);
        })
        .finally(() => underWay.delete(noting));
      underWay.add(noting);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async eraser(person) {
      await readers.change(person, () => undefined);
      for await (const { id, author, state } of bulletins.each())
        if (state === "draft" && isSame(author, person))
          await bulletins.change(id, () => undefined);
    },
  };

  async function tell(to: Staff | Person, reply: Reply, reference: string) {
    // A private conversation bears its person's id where nothing else is known.
    const id = "conversation" in to ? to.conversation : to.sender;
    try {
      await post({ channel: to.channel, id, group: false }, reply, reference);
    } catch (error) {
      // Their channel does not run now; /bantin tells the same.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
