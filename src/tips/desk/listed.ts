import type { Reference } from "../reference.ts";
import type { Tip } from "./tip.ts";

/** What many tips have in common, of all that lists, searches and counts say: one object for all of them. */
export type Like = Pick<
  Tip,
  "outcome" | "units" | "routed" | "locality" | "merged"
> & {
  /** As people are shown it: a tip whose reporter is asked is "asked". */
  readonly shown: Tip["state"] | "asked";
  /** Whether it was opened again, and is open. */
  readonly reopened: boolean;
};

/** A tip in a list, as small as can be: a million of them are to fit into memory. */
export interface Listed {
  readonly reference: Reference;
  /** When it was received, in seconds since 1970. */
  readonly at: number;
  readonly like: Like;
}

/** An open tip in short. */
export type Summary = Listed &
  Pick<
    Tip,
    | "id"
    | "state"
    | "units"
    | "routed"
    | "locality"
    | "received"
    | "ended"
    | "holder"
  > & {
    /** Whether nobody could be told of it yet. */
    readonly untold: boolean;
    /** Whether a delivery was given up. */
    readonly dead: boolean;
  };

export interface Lister {
  readonly listed: (tip: Tip) => Listed;
  readonly summary: (tip: Tip) => Summary;
}

export function createLister(): Lister {
  const likes = new Map<string, Like>();

  function likeOf(tip: Tip): Like {
    const { outcome, units, routed, locality, merged } = tip;
    const like: Like = {
      ...{ outcome, units, routed, locality, merged },
      shown: tip.asked === null ? tip.state : "asked",
      reopened: tip.since !== null && tip.ended === null,
    };
    const key = JSON.stringify(like);
    const known = likes.get(key);
    if (known === undefined) likes.set(key, like);
    return known ?? like;
  }

  function listed(tip: Tip): Listed {
    return {
      reference: tip.reference,
      at: Math.floor(Date.parse(tip.received) / 1000),
      like: likeOf(tip),
    };
  }

  return {
    listed,
    summary(tip) {
      const { id, state, units, routed, locality } = tip;
      const { received, ended, holder, deliveries, delivered } = tip;
      return {
        ...listed(tip),
        ...{ id, state, units, routed, locality, received, ended, holder },
        untold:
          !delivered &&
          ended === null &&
          deliveries.some(({ what }) => what === "new"),
        dead: deliveries.some((delivery) => delivery.state === "dead"),
      };
    },
  };
}

/** The same for all tips that are alike, worked out once. */
export function perLike<Value>(
  work: (like: Like) => Value,
): (tip: Listed) => Value {
  const known = new Map<Like, { readonly value: Value }>();
  return ({ like }) => {
    let found = known.get(like);
    if (found === undefined) {
      found = { value: work(like) };
      known.set(like, found);
    }
    return found.value;
  };
}

/** The same for all tips received in one hour, worked out once: days and months begin with an hour. */
export function perHour<Value>(
  work: (moment: Date) => Value,
): (tip: Listed) => Value {
  const known = new Map<number, { readonly value: Value }>();
  return ({ at }) => {
    const hour = Math.floor(at / 3600);
    let found = known.get(hour);
    if (found === undefined) {
      found = { value: work(new Date(hour * 3_600_000)) };
      known.set(hour, found);
    }
    return found.value;
  };
}
