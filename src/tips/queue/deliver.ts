import { addressOf, sees } from "../desk/staffing.ts";
import type { Delivery, OfficerId, Tip } from "../desk/tip.ts";
import { destinationOf } from "../desk/tip-units.ts";
import type { UnitId } from "../unit.ts";
import { eventOf } from "./event.ts";
import type { DeliverParts } from "./deliver-parts.ts";
import { createPosting } from "./posting.ts";
import { createGroupTelling } from "./groups.ts";
import { officerNotice, reporterNotice } from "./notices.ts";
import { occasionOf } from "./occasion.ts";
import { mayBeTold } from "./quiet-hours.ts";
import type { Result } from "./result.ts";
import type { DueTip } from "./due-words.ts";
import type { Round } from "./rounds.ts";
import { writeSealed } from "./sealed-folder.ts";
import { callHook } from "./webhook.ts";

/** Tries one delivery of a tip. Throws what storage throws. @param round what is worked on together */
export type Deliver = (
  tip: Tip,
  delivery: Delivery,
  round: Round<DueTip>,
) => Promise<Result>;

const minuteMs = 60_000;
// Nobody is enrolled, or their channel does not run: that takes people, not seconds.
const nobodyMs = 10 * minuteMs;
const reporterPrefix = "tip:";

/** The token in a reference that was posted to a reporter; undefined for others. */
export function tokenIn(reference: string): string | undefined {
  return reference.startsWith(reporterPrefix)
    ? reference.slice(reporterPrefix.length)
    : undefined;
}

export function createDeliver(parts: DeliverParts): Deliver {
  const { staffing, catalog, units, clock } = parts;
  const posted = createPosting(parts);
  const words = { say: catalog.say, catalog, units };
  const groups = createGroupTelling({ ...parts, posted });

  return async (tip, delivery, round) => {
    const { to } = delivery;
    switch (to.is) {
      case "reporter":
        return toReporter(tip, delivery, to.token);
      case "officer":
        return toHolder(tip, delivery, to.officer, round);
      case "topics":
        await groups.ofTopics(tip, delivery, to.units);
        return { is: "done" };
      case "destination":
        return toDestination(tip, delivery, to, round);
    }
  };

  async function toDestination(
    tip: Tip,
    delivery: Delivery,
    to: { unit: UnitId; kind: string; where: string },
    round: Round<DueTip>,
  ): Promise<Result> {
    const destination = destinationOf(units, to);
    if (to.kind === "officers") {
      const whole =
        destination?.to === "officers" && destination.content === "whole";
      const officers = await staffing.answering(to.unit, tip.routed);
      const topics = await groups.ofUnit(tip, delivery, to.unit);
      const result = await toOfficers(tip, delivery, officers, {
        whole,
        round,
      });
      return topics.length === 0 ? result : { ...result, topics };
    }
    // The list of units has changed since; whom it named then gets nothing any more.
    if (destination === undefined) return { is: "nobody" };
    switch (destination.to) {
      case "officers":
        return { is: "nobody" };
      case "group": {
        const { channel, chat, content } = destination;
        const group = { channel, id: chat, group: true };
        const told = await groups.tell(tip, delivery, group, content);
        const result: Result = told.isTold ? { is: "done" } : later(nobodyMs);
        return told.made === undefined
          ? result
          : { ...result, topics: [told.made] };
      }
      case "webhook":
        return callHook(
          destination,
          eventOf(tip, delivery, destination.content === "whole"),
          delivery.attempts,
          parts.hook,
        );
      case "folder":
        await writeSealed(tip, destination.folder, {
          blobs: parts.blobs,
          base: parts.hook.folder,
        });
        return { is: "done" };
    }
  }

  /** Whoever has the tip reads it whole; where they are no officer any more, the unit is told instead. */
  async function toHolder(
    tip: Tip,
    delivery: Delivery,
    holder: OfficerId,
    round: Round<DueTip>,
  ): Promise<Result> {
    const still = await staffing.officerOf(holder);
    for (const unit of tip.units) await groups.ofUnit(tip, delivery, unit);
    if (still !== undefined && sees(units, still.unit, tip))
      return toOfficers(tip, delivery, [still], { whole: true, round });
    const all = await Promise.all(
      tip.units.map((unit) => staffing.answering(unit, tip.routed)),
    );
    return toOfficers(tip, delivery, all.flat(), { whole: false, round });
  }

  async function toOfficers(
    tip: Tip,
    delivery: Delivery,
    officers: readonly OfficerId[],
    {
      whole,
      round,
    }: { readonly whole: boolean; readonly round: Round<DueTip> },
  ): Promise<Result> {
    if (delivery.what === "reminder" || delivery.what === "escalation") {
      const told = await round.tell(officers, { tip, delivery });
      return told > 0 ? { is: "done" } : later(nobodyMs);
    }
    let reached = 0;
    for (const officer of officers) {
      const buttons = parts.hasButtons(officer.channel);
      const reply = officerNotice(tip, delivery, { whole, buttons }, words);
      const name = parts.secrets.officer(officer);
      const reference = `${occasionOf(delivery)}.${name}`;
      if (await posted(addressOf(officer), reply, reference)) reached += 1;
    }
    return reached > 0 ? { is: "done" } : later(nobodyMs);
  }

  async function toReporter(
    tip: Tip,
    delivery: Delivery,
    token: string,
  ): Promise<Result> {
    const { link } = tip;
    // Never into a group, where others would read it.
    if (link === null || link.group) return { is: "nobody" };
    const now = clock.now();
    const at = mayBeTold(tip, delivery, now);
    if (at > now) return { is: "again", at };
    const line = tip.lines.find(({ id }) => id === delivery.about);
    const reference = reporterPrefix + token;
    return (await posted(link, reporterNotice(tip, line, words), reference))
      ? { is: "done" }
      : later(nobodyMs);
  }

  function later(ms: number): Result {
    return { is: "again", at: new Date(clock.now().getTime() + ms) };
  }
}
