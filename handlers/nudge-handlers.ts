import type { Nudges } from "../src/nudges/open-nudges.ts";
import type { Handler, Intent } from "./handler.ts";
import { createNudgeAskHandler } from "./nudge-ask.ts";
import { createNudgeAsideHandler } from "./nudge-aside.ts";
import { createNudgeBeginHandler } from "./nudge-begin.ts";
import { createNudgeBetween, type GoOn } from "./nudge-between.ts";
import { createNudgeExtendHandler } from "./nudge-extend.ts";
import { createNudgeKnownHandler } from "./nudge-known.ts";
import { createNudgeNetHandler } from "./nudge-net.ts";
import { createNudgeNoteForHandler } from "./nudge-note-for.ts";
import { createNudgeProofHandler } from "./nudge-proof.ts";
import { createNudgeUndoHandler } from "./nudge-undo.ts";
import { createReportProofsHandler } from "./report-proofs.ts";
import { createNudgeDoneHandler } from "./nudge-done.ts";
import { createNudgeFollowHandler } from "./nudge-follow.ts";
import { createNudgeHabitsHandler } from "./nudge-habits.ts";
import { createNudgeHandOverHandler } from "./nudge-hand-over.ts";
import { createNudgeLabelledHandler } from "./nudge-labelled.ts";
import { createNudgeLeaveHandler } from "./nudge-leave.ts";
import { createNudgeListHandler } from "./nudge-list.ts";
import { createNudgeNumberHandler } from "./nudge-number.ts";
import { firstOf } from "./first-of.ts";
import type { NudgeParts } from "./nudge-parts.ts";
import type { Eraser } from "./steering-parts.ts";
import { createReportRowHandler } from "./report-row.ts";
import { createReportTableHandler } from "./report-table.ts";
import { createNudgeStateHandler } from "./nudge-state.ts";
import { createNudgeSnoozeHandler } from "./nudge-snooze.ts";
import { createNudgeStopping } from "./nudge-stop.ts";
import { createUnderNudge } from "./nudge-under.ts";
import { createNudgeWishedHandler } from "./nudge-wished.ts";
import { createNudgeTappedHandler } from "./nudge-tapped.ts";

export interface Nudging {
  readonly nudges: Nudges;
  /** Asked before those who take any file, and "sent", for what belongs to a report on crime. */
  readonly proving: Handler;
  /** Asked about every message. */
  readonly first: readonly Handler[];
  /** Asked about numbers that no list goes up to. */
  readonly numbered: Handler;
  readonly goOn: GoOn;
  readonly handlers: ReadonlyMap<Intent, Handler>;
  readonly erasers: readonly Eraser[];
}

/** The handlers of nudges: those that are asked about every message, and those of the intents. */
export function createNudgeHandlers(
  parts: NudgeParts,
): Omit<Nudging, "nudges"> {
  const begin = createNudgeBeginHandler(parts);
  const stopping = createNudgeStopping(parts);
  const doing = [
    // "Not done" holds the word for done, and who speaks for others names them.
    createNudgeUndoHandler(parts),
    createNudgeExtendHandler(parts),
    createNudgeNoteForHandler(parts),
    createNudgeDoneHandler(parts),
    createNudgeKnownHandler(parts),
    createNudgeSnoozeHandler(parts),
    createNudgeAsideHandler(parts),
    createNudgeAskHandler(parts),
  ];
  const state = createNudgeStateHandler(parts);
  const habits = createNudgeHabitsHandler(parts);
  return {
    proving: firstOf([
      createNudgeProofHandler(parts),
      createUnderNudge(
        parts,
        firstOf([...doing, habits, createNudgeNetHandler(parts, state)]),
      ),
    ]),
    first: [
      stopping.chosen,
      // Who asks whether an agency has reported does not report.
      createReportRowHandler(parts),
      createNudgeHandOverHandler(parts),
      ...doing,
      // Before what is asked on the way to following, which would take a month for a number of days.
      createReportProofsHandler(parts),
      createReportTableHandler(parts),
      createNudgeTappedHandler(parts),
      createNudgeFollowHandler(parts),
      createNudgeListHandler(parts),
      createNudgeLeaveHandler(parts),
      habits,
      createNudgeLabelledHandler(parts, doing),
      createNudgeWishedHandler(parts, begin),
      // Whoever acts has been asked by now.
      state,
    ],
    goOn: createNudgeBetween(parts),
    numbered: createNudgeNumberHandler(parts, doing),
    erasers: [(person) => parts.nudges.eraser(person)],
    handlers: new Map<Intent, Handler>([
      ["subscribe", begin],
      ["unsubscribe", stopping.stop],
    ]),
  };
}
