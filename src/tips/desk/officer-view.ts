import type { z } from "zod";
import type { Deadlines } from "../clocks.ts";
import type { Unit } from "../unit.ts";
import { Tip } from "./tip.ts";
import type { ShownFile } from "./transit.ts";

/** What of a tip an officer may see, who may see it: everything but where it came from. */
const Shown = Tip.pick({
  reference: true,
  state: true,
  outcome: true,
  units: true,
  routed: true,
  locality: true,
  received: true,
  ended: true,
  open: true,
  files: true,
  lines: true,
  asked: true,
  holder: true,
  notes: true,
  merged: true,
  since: true,
});
type Shown = z.infer<typeof Shown>;

/** A tip as an officer sees it. */
export interface OfficerView {
  readonly tip: Shown;
  /** What other reporters said of the same: the tips that were merged into it. */
  readonly joined: readonly Shown[];
  readonly deadlines: Deadlines;
  /** Pictures and sound without what tells of device, place and time, as far as they can be shown in a chat. */
  readonly files: readonly ShownFile[];
  readonly isOwn: boolean;
  /** Units that it may be handed over to. */
  readonly receivers: readonly Unit[];
}

/** A tip without what it takes a seal to show. */
export type Glance = Omit<OfficerView, "files" | "joined">;

/** The tip without all that an officer may not see, whatever is added to tips later. */
export function shownOf(tip: Tip): Shown {
  return Shown.parse(tip);
}
