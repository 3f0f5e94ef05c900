import { dateOf } from "../src/nudges/days.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, sayIn } from "./nudge-parts.ts";

/** What was noted of one report: when it was said to be done, and by which office; or that it was not. */
export async function notedOf(
  { tag, follow, occurrence }: Nudged,
  { done }: Pick<Follower, "done">,
  session: Session,
  parts: NudgeParts,
): Promise<string> {
  const say = sayIn(parts, session);
  const { obligation, lastDay } = occurrence;
  const about = { agency: follow.agency, what: whatOf(obligation) };
  const report = await parts.nudges.reports.get(tag);
  if (report === undefined && done.includes(tag))
    return say("noted-own", about);
  if (report === undefined)
    return say("noted-open", { ...about, last: fullDay(lastDay) });
  const date = fullDay(dateOf(report.on));
  return say("noted-done", { ...about, by: report.by, date });
}
