import type { Deadlines } from "../clocks.ts";
import type { Unit } from "../unit.ts";
import type { Tip } from "./tip.ts";
import type { ShownFile } from "./transit.ts";

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
    | "since"
  >;
  /** What other reporters said of the same: the tips that were merged into it. */
  readonly joined: readonly OfficerView["tip"][];
  readonly deadlines: Deadlines;
  /** Pictures and sound without what tells of device, place and time, as far as they can be shown in a chat. */
  readonly files: readonly ShownFile[];
  readonly isOwn: boolean;
  /** Units that it may be handed over to. */
  readonly receivers: readonly Unit[];
}

/** A tip without what it takes a seal to show. */
export type Glance = Omit<OfficerView, "files" | "joined">;

/** What of a tip an officer may see. */
export function shownOf(tip: Tip): OfficerView["tip"] {
  const { reference, state, outcome, units, routed, locality, received } = tip;
  const { ended, open, files, lines, asked, holder, notes, merged, since } =
    tip;
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
    since,
  };
}
