import { randomUUID } from "node:crypto";
import type { Person } from "../../people/roster.ts";
import { deadlinesOf } from "../clocks.ts";
import { mayReceive } from "../route.ts";
import type { Reference } from "../reference.ts";
import type { UnitId } from "../unit.ts";
import { sealText } from "../seal.ts";
import {
  acted,
  type Act,
  type Acted,
  receiversOf,
  sameOfficer,
} from "./acts.ts";
import { followJoined, join } from "./joining.ts";
import type { TipParts } from "./parts.ts";
import { resealed } from "./resealing.ts";
import { sees, type Staffing } from "./staffing.ts";
import type { Patience } from "./ended-tips.ts";
import { perLike } from "./listed.ts";
import type { Seen, Summaries, Summary } from "./summaries.ts";
import type { OfficerId, Tip } from "./tip.ts";
import { recipientsOf } from "./tip-units.ts";
import { openTransit } from "./transit.ts";
import { type Glance, type OfficerView, shownOf } from "./officer-view.ts";
import { clocked } from "./view.ts";

/** unknown: there is no such tip, or none that this officer may see; nobody can tell which. */
export type Answered<Value> = Value | "unknown";

/** An act as an officer gives it. */
export type Wish =
  Exclude<Act, { is: "ask" }> | { readonly is: "ask"; readonly text: string };

/** The tips as officers meet them. Whatever a unit may not receive does not exist for its officers. */
export interface Officering {
  officerOf(person: Person): Promise<OfficerId | undefined>;
  /** What waits for the officer, the most pressing first: urgent ones, then by age. */
  list(officer: OfficerId): Promise<readonly Summary[]>;
  /** Notes that an officer looked at a list or at counts. */
  looked(
    officer: OfficerId,
    at: "list" | "next" | "stats" | "find",
    facts?: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** Shows a tip, and notes that it was shown. */
  open(
    officer: OfficerId,
    reference: Reference,
  ): Promise<Answered<OfficerView>>;
  /** A tip without showing what it holds; not noted. */
  glance(officer: OfficerId, reference: Reference): Promise<Answered<Glance>>;
  /** Does something with a tip, and notes it. @param request the id of the message that asked for it */
  act(
    officer: OfficerId,
    reference: Reference,
    wish: Wish,
    request: string,
  ): Promise<Answered<Acted>>;
  /** All tips that the officer may see, for searches and counts; not whole while those that have ended are being read. */
  seen(officer: OfficerId): Promise<Seen>;
  /** Sends again what was given up. For admins; tells how many tips. */
  resend(): Promise<number>;
}

export interface OfficeringParts extends TipParts {
  readonly staffing: Staffing;
  readonly summaries: Summaries;
  /** How long an officer waits for tips that have ended to be read. */
  readonly patience: Patience;
}

export function createOfficering(parts: OfficeringParts): Officering {
  const { store, own, units, clocks, clock, audit, secrets, wake } = parts;
  const { staffing, summaries, patience } = parts;

  return {
    officerOf: (person) => staffing.officerOf(person),
    async seen(officer) {
      const { tips, isWhole } = await summaries.all(store, patience);
      const mayBeSeen = perLike((like) => sees(units, officer.unit, like));
      return { tips: filtered(tips, mayBeSeen), isWhole };
    },
    async list(officer) {
      const open = (await summaries.atHand(store)).filter(
        (tip) => tip.ended === null && sees(units, officer.unit, tip),
      );
      return open.sort(
        (one, other) =>
          Number(other.routed.urgent) - Number(one.routed.urgent) ||
          one.received.localeCompare(other.received),
      );
    },
    looked: (officer, at, facts = {}) =>
      audit.note({ actor: actorOf(officer), act: at, facts }),
    async open(officer, reference) {
      const tip = await visible(officer, reference);
      if (tip === undefined) return "unknown";
      await note(officer, "open", tip);
      await store.change(tip.id, (now) =>
        now.delivered ? now : { ...now, delivered: true },
      );
      const joined = await joinedOf(officer, tip);
      return {
        ...viewOf(officer, tip),
        joined: joined.map(shownOf),
        files: await openTransit([tip, ...joined], parts),
      };
    },
    async glance(officer, reference) {
      const tip = await visible(officer, reference);
      return tip === undefined ? "unknown" : viewOf(officer, tip);
    },
    async act(officer, reference, wish, request) {
      const tip = await visible(officer, reference);
      if (tip === undefined) return "unknown";
      let joins: string | undefined;
      if (wish.is === "merge") {
        const into = await visible(officer, wish.into);
        if (into === undefined || into.merged !== null) return "unknown";
        if (into.ended !== null) return "into-ended";
        if (!allMayReceive(into, tip)) return "impossible";
        joins = into.id;
      }
      if (wish.is === "hand-over" && !(await allGoAlong(tip, wish.unit)))
        return "impossible";
      const act = await sealed(tip, wish);
      // Noted first, so that nothing is done that is not noted.
      await note(officer, wish.is, tip, factsOf(wish));
      const now = clock.now();
      const token = randomUUID();
      const gone = await goneHolder(tip);
      const acting = {
        ...{ officer, request, token, now },
        ...{ gone, units, clocks },
      };
      let done = acted(tip, act, acting);
      const after = await store.change(tip.id, (before) => {
        done = acted(before, act, acting);
        return done.tip;
      });
      if (after === undefined) return "unknown";
      if (done.result === "done") {
        if (joins !== undefined) await join(after, joins, parts);
        if (wish.is === "hand-over") await resealed(after, parts);
        await followJoined(after, parts);
      }
      wake();
      return done.result;
    },
    async resend() {
      const dead = (await summaries.atHand(store)).filter((each) => each.dead);
      const at = clock.now().toISOString();
      for (const { id } of dead)
        await store.change(id, (tip) => ({
          ...tip,
          deliveries: tip.deliveries.map((each) =>
            each.state === "dead"
              ? { ...each, state: "pending", attempts: 0, notBefore: at }
              : each,
          ),
        }));
      wake();
      return dead.length;
    },
  };

  async function visible(
    officer: OfficerId,
    reference: Reference,
  ): Promise<Tip | undefined> {
    const tip = await store.byReference(reference);
    return tip !== undefined && sees(units, officer.unit, tip)
      ? tip
      : undefined;
  }

  /** Whoever has the tip, where they are an officer who may see it no more. */
  async function goneHolder({
    holder,
    ...tip
  }: Tip): Promise<OfficerId | undefined> {
    if (holder === null) return undefined;
    const still = await staffing.officerOf(holder);
    return still !== undefined && sees(units, still.unit, tip)
      ? undefined
      : holder;
  }

  function actorOf(officer: OfficerId): string {
    return `${officer.unit}/${secrets.officer(officer)}`;
  }

  function note(
    officer: OfficerId,
    act: string,
    { reference }: Tip,
    facts: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    return audit.note({
      actor: actorOf(officer),
      act,
      subject: reference,
      facts,
    });
  }

  async function sealed(tip: Tip, wish: Wish): Promise<Act> {
    if (wish.is !== "ask") return wish;
    const recipients = recipientsOf(units, tip.units, own.recipient);
    return { ...wish, sealed: await sealText(wish.text, recipients) };
  }

  /** Those merged into a tip, as far as this officer may see them. */
  async function joinedOf(officer: OfficerId, tip: Tip): Promise<Tip[]> {
    const found = await Promise.all(tip.joined.map((id) => store.get(id)));
    return found
      .filter((each) => each !== undefined)
      .filter(
        (each) =>
          each.merged === tip.reference && sees(units, officer.unit, each),
      );
  }

  /** Whether a unit may receive all that was merged into a tip, which goes along with it. */
  async function allGoAlong(tip: Tip, to: UnitId): Promise<boolean> {
    const unit = units.find(({ id }) => id === to);
    const joined = await Promise.all(tip.joined.map((id) => store.get(id)));
    return (
      unit !== undefined &&
      joined.every(
        (each) => each === undefined || mayReceive(units, unit, each.routed),
      )
    );
  }

  /** Whether whoever sees one tip may see the other one, which is to go on under it. */
  function allMayReceive(into: Tip, tip: Tip): boolean {
    return units.every(
      (unit) =>
        !sees(units, unit.id, into) || mayReceive(units, unit, tip.routed),
    );
  }

  function viewOf(officer: OfficerId, tip: Tip): Glance {
    return {
      tip: shownOf(tip),
      deadlines: deadlinesOf(clocks, clocked(tip)),
      isOwn: tip.holder !== null && sameOfficer(tip.holder, officer),
      receivers: receiversOf(tip, units),
    };
  }
}

function* filtered<Item>(
  items: Iterable<Item>,
  fits: (item: Item) => boolean,
): Generator<Item> {
  for (const item of items) if (fits(item)) yield item;
}

// What officers give as a reason stands in the log, which outlives the tip.
const longestFact = 300;

function factsOf(wish: Wish): Record<string, string> {
  switch (wish.is) {
    case "hand-over":
      return { to: wish.unit, reason: wish.reason.slice(0, longestFact) };
    case "close":
      return { outcome: wish.outcome };
    case "merge":
      return { into: wish.into };
    case "kinds":
      return { kinds: wish.kinds.join(" ") };
    case "urgent":
      return { urgent: String(wish.urgent) };
    default:
      return {};
  }
}
