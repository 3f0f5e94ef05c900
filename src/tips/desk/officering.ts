import { randomUUID } from "node:crypto";
import type { Person } from "../../people/roster.ts";
import { deadlinesOf, type Deadlines } from "../clocks.ts";
import type { Reference } from "../reference.ts";
import { resealFiles, sealText } from "../seal.ts";
import type { Unit } from "../unit.ts";
import {
  acted,
  type Act,
  type Acted,
  receiversOf,
  sameOfficer,
} from "./acts.ts";
import { blobId } from "./held-files.ts";
import type { TipParts } from "./parts.ts";
import { sees, type Staffing } from "./staffing.ts";
import type { Summaries, Summary } from "./summaries.ts";
import type { OfficerId, Tip } from "./tip.ts";
import { recipientsOf } from "./tip-units.ts";
import { openTransit, type ShownFile } from "./transit.ts";
import { clocked } from "./view.ts";

/** A tip as an officer sees it, who may see it: everything but where it came from. */
export interface OfficerView {
  readonly tip: Pick<
    Tip,
    | "reference"
    | "state"
    | "outcome"
    | "units"
    | "routed"
    | "locality"
    | "received"
    | "ended"
    | "open"
    | "files"
    | "lines"
    | "asked"
    | "holder"
    | "notes"
    | "merged"
  >;
  readonly deadlines: Deadlines;
  /** Pictures and sound without what tells of device, place and time, as far as they can be shown in a chat. */
  readonly files: readonly ShownFile[];
  readonly isOwn: boolean;
  /** Units that it may be handed over to. */
  readonly receivers: readonly Unit[];
}

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
  looked(officer: OfficerId, at: "list" | "next" | "stats"): Promise<void>;
  /** Shows a tip, and notes that it was shown. */
  open(
    officer: OfficerId,
    reference: Reference,
  ): Promise<Answered<OfficerView>>;
  /** A tip without showing what it holds; not noted. */
  glance(
    officer: OfficerId,
    reference: Reference,
  ): Promise<Answered<Omit<OfficerView, "files">>>;
  /** Does something with a tip, and notes it. @param request the id of the message that asked for it */
  act(
    officer: OfficerId,
    reference: Reference,
    wish: Wish,
    request: string,
  ): Promise<Answered<Acted>>;
  /** All tips that the officer may see, for counts. */
  seen(officer: OfficerId): Promise<readonly Summary[]>;
  /** Sends again what was given up. For admins; tells how many tips. */
  resend(): Promise<number>;
}

export interface OfficeringParts extends TipParts {
  readonly staffing: Staffing;
  readonly summaries: Summaries;
}

export function createOfficering(parts: OfficeringParts): Officering {
  const { store, blobs, own, units, clocks, clock, audit, secrets, wake } =
    parts;
  const { staffing, summaries } = parts;

  return {
    officerOf: (person) => staffing.officerOf(person),
    seen,
    async list(officer) {
      const open = (await seen(officer)).filter(({ ended }) => ended === null);
      return open.sort(
        (one, other) =>
          Number(other.routed.urgent) - Number(one.routed.urgent) ||
          one.received.localeCompare(other.received),
      );
    },
    looked: (officer, at) => audit.note({ actor: actorOf(officer), act: at }),
    async open(officer, reference) {
      const tip = await visible(officer, reference);
      if (tip === undefined) return "unknown";
      await note(officer, "open", tip);
      await store.change(tip.id, (now) =>
        now.delivered ? now : { ...now, delivered: true },
      );
      return { ...viewOf(officer, tip), files: await openTransit(tip, parts) };
    },
    async glance(officer, reference) {
      const tip = await visible(officer, reference);
      return tip === undefined ? "unknown" : viewOf(officer, tip);
    },
    async act(officer, reference, wish, request) {
      const tip = await visible(officer, reference);
      if (tip === undefined) return "unknown";
      if (wish.is === "merge") {
        const into = await visible(officer, wish.into);
        if (into === undefined || into.merged !== null) return "unknown";
      }
      const act = await sealed(tip, wish);
      // Noted first, so that nothing is done that is not noted.
      await note(officer, wish.is, tip, factsOf(wish));
      const now = clock.now();
      const token = randomUUID();
      const gone = await goneHolder(tip);
      let result: Acted = "impossible";
      const after = await store.change(tip.id, (before) => {
        const done = acted(before, act, {
          officer,
          request,
          token,
          now,
          gone,
          units,
        });
        result = done.result;
        return done.tip;
      });
      if (after === undefined) return "unknown";
      if (wish.is === "hand-over") await resealed(after);
      wake();
      return result;
    },
    async resend() {
      const dead = (await summaries.all(store)).filter((each) => each.dead);
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

  async function seen(officer: OfficerId): Promise<Summary[]> {
    const all = await summaries.all(store);
    return all.filter((each) => sees(units, officer.unit, each));
  }

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

  /** Seals to its new unit what the desk can still open. The originals stay sealed to the former one, which has their key. */
  async function resealed(tip: Tip): Promise<void> {
    const recipients = recipientsOf(units, tip.units, own.recipient);
    const { open, reference, received } = tip;
    if (open === null) return;
    const text = JSON.stringify({ reference, received, ...open }, null, 2);
    const again = await sealText(text, recipients);
    await store.change(tip.id, (now) => ({ ...now, sealed: again }));
    for (const file of tip.files) {
      const transit = await blobs.get(blobId(tip.id, file, "transit"));
      if (transit !== undefined)
        await blobs.put(
          blobId(tip.id, file, "clean"),
          await resealFiles(transit, [own.identity], recipients),
        );
    }
  }

  function viewOf(officer: OfficerId, tip: Tip): Omit<OfficerView, "files"> {
    return {
      tip: shownOf(tip),
      deadlines: deadlinesOf(clocks, clocked(tip)),
      isOwn: tip.holder !== null && sameOfficer(tip.holder, officer),
      receivers: receiversOf(tip, units),
    };
  }
}

function shownOf(tip: Tip): OfficerView["tip"] {
  const { reference, state, outcome, units, routed, locality, received } = tip;
  const { ended, open, files, lines, asked, holder, notes, merged } = tip;
  return {
    reference,
    state,
    outcome,
    units,
    routed,
    locality,
    received,
    ended,
    open,
    files,
    lines,
    asked,
    holder,
    notes,
    merged,
  };
}

function factsOf(wish: Wish): Record<string, string> {
  switch (wish.is) {
    case "hand-over":
      return { to: wish.unit };
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
