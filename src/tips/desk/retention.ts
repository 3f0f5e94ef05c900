import { z } from "zod";
import { readYaml } from "../../knowledge.ts";
import { isJoined, type Tip } from "./tip.ts";

const days = z.int().positive();

/** Shape of knowledge/tip-retention.yaml, where the days are told. */
export const Retention = z.strictObject({
  unlink: days,
  readable: days,
  erase: z.strictObject({
    true: days,
    "not-enough": days,
    unfounded: days,
    prank: days,
    spam: days,
    elsewhere: days,
    withdrawn: days,
  }),
  open: days,
  kinds: z.record(z.string(), days),
});
export type Retention = z.infer<typeof Retention>;

/** Throws {@link InputError} naming file and line. */
export function loadRetention(file: string): Promise<Retention> {
  return readYaml(file, Retention);
}

const dayMs = 24 * 60 * 60_000;

/** When everything of a tip is to be erased. */
export function eraseAt(retention: Retention, tip: Tip): Date {
  // What goes on under another tip is kept as long as an open one; it ends with that one.
  if (tip.ended === null || isJoined(tip))
    return after(tip.since ?? tip.received, retention.open);
  const how =
    tip.state === "withdrawn" ? "withdrawn" : (tip.outcome ?? "elsewhere");
  const longer = ["withdrawn", "prank", "spam"].includes(how)
    ? []
    : tip.routed.kinds.map((kind) => retention.kinds[kind] ?? 0);
  return after(tip.ended, Math.max(retention.erase[how], ...longer));
}

/** When the way back to the reporter is to be forgotten; undefined where it is, or the tip is open. */
export function unlinkAt(retention: Retention, tip: Tip): Date | undefined {
  if (tip.ended === null || tip.link === null || isJoined(tip))
    return undefined;
  return after(tip.ended, retention.unlink);
}

/** When nobody is to read it in a chat any more; undefined where nobody can, or the tip is open. */
export function sealAt(retention: Retention, tip: Tip): Date | undefined {
  if (tip.ended === null || tip.open === null || isJoined(tip))
    return undefined;
  return after(tip.ended, retention.readable);
}

function after(moment: string, count: number): Date {
  return new Date(Date.parse(moment) + count * dayMs);
}
