import type { Address } from "../../message.ts";
import type { Delivery, Tip } from "../desk/tip.ts";
import type { UnitId } from "../unit.ts";
import type { DeliverParts } from "./deliver-parts.ts";
import { headline } from "./headline.ts";
import { actNotice, officerNotice } from "./notices.ts";
import { occasionOf } from "./occasion.ts";
import type { Posted } from "./posting.ts";

export interface GroupParts extends DeliverParts {
  readonly posted: Posted;
}

type Topic = Tip["topics"][number];

// Bot API, createForumTopic: a name of 1 to 128 characters.
const longestName = 128;

/**
 * Tells groups of a tip. Where a group has topics, the tip gets one of its own, and all that comes later goes there; a
 * group without them is told of what is new alone. Whoever dies between making a topic and noting it makes another one.
 */
export function createGroupTelling(parts: GroupParts) {
  const { staffing, units, catalog, logger, posted } = parts;
  const words = { say: catalog.say, catalog, units };
  return { tell, ofUnit, ofTopics };

  /** Groups that an admin made the unit's: never with a text. Gives the topics that were made. */
  async function ofUnit(
    tip: Tip,
    delivery: Delivery,
    unit: Tip["units"][number],
  ): Promise<Topic[]> {
    const made: Topic[] = [];
    for (const group of await staffing.groupsOf(unit)) {
      if (delivery.what !== "new" && topicIn(tip, group) === undefined)
        continue;
      const told = await tell(tip, delivery, group, "notice");
      if (told.made !== undefined) made.push(told.made);
    }
    return made;
  }

  /** Tells topics of these units what an officer did. */
  async function ofTopics(
    tip: Tip,
    delivery: Delivery,
    ids: readonly UnitId[],
  ): Promise<void> {
    for (const unit of ids)
      for (const group of await groupsOf(unit)) {
        const topic = topicIn(tip, group);
        const reference = `${occasionOf(delivery)}.group ${group.id}`;
        if (topic !== undefined)
          await posted(
            { ...group, id: topic.id },
            actNotice(tip, delivery, words),
            reference,
          );
      }
  }

  /** Those that an admin made the unit's, and those of the list of units. */
  async function groupsOf(id: UnitId): Promise<Address[]> {
    const listed = units
      .filter((unit) => unit.id === id)
      .flatMap(({ destinations }) => destinations)
      .flatMap((each) =>
        each.to === "group"
          ? [{ channel: each.channel, id: each.chat, group: true }]
          : [],
      );
    return [...(await staffing.groupsOf(id)), ...listed];
  }

  async function tell(
    tip: Tip,
    delivery: Delivery,
    group: Address,
    content: "notice" | "whole",
  ): Promise<{ readonly isTold: boolean; readonly made?: Topic }> {
    const known = topicIn(tip, group);
    // Whoever has the tip is told of what is added; a group would hear of each word.
    if (delivery.what === "more" && tip.holder !== null && known === undefined)
      return { isTold: true };
    const made =
      known === undefined && delivery.what === "new"
        ? await madeIn(tip, group)
        : undefined;
    const id = (known ?? made)?.id ?? group.id;
    const shown = { whole: content === "whole", buttons: false };
    const reply = officerNotice(tip, delivery, shown, words);
    const reference = `${occasionOf(delivery)}.group ${group.id}`;
    const isTold = await posted({ ...group, id }, reply, reference);
    return made === undefined ? { isTold } : { isTold, made };
  }

  async function madeIn(tip: Tip, group: Address): Promise<Topic | undefined> {
    const name = headline(tip, words).slice(0, longestName);
    try {
      const id = await parts.topic?.(group, name);
      return id === undefined ? undefined : { where: whereOf(group), id };
    } catch (error) {
      // The group itself is told, rather than nobody.
      logger.error("a topic could not be made", error);
      return undefined;
    }
  }
}

function topicIn(tip: Tip, group: Address): Topic | undefined {
  return tip.topics.find(({ where }) => where === whereOf(group));
}

function whereOf({ channel, id }: Address): string {
  return `${channel}:${id}`;
}
