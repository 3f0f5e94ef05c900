import type { Address } from "../../message.ts";
import type { Member, Person, Roster } from "../../people/roster.ts";
import { fold } from "../../text/fold.ts";
import { mayReceive, type Routed } from "../route.ts";
import { superiorsOf, type Unit, type UnitId } from "../unit.ts";
import type { OfficerId, Tip } from "./tip.ts";

/** Who works on tips, by units. */
export interface Staffing {
  /** The person as an officer; undefined for others, and where their office is no unit that is known. */
  officerOf(person: Person): Promise<OfficerId | undefined>;
  officersOf(unit: UnitId): Promise<readonly OfficerId[]>;
  /** The officers of a unit; where it has none, those of the nearest unit above it that may see the tip. */
  answering(unit: UnitId, tip: Routed): Promise<readonly OfficerId[]>;
  /** Group chats that take notices for a unit. */
  groupsOf(unit: UnitId): Promise<readonly Address[]>;
  admins(): Promise<readonly Address[]>;
  /** Whether any officer is enrolled at all. */
  anybody(): Promise<boolean>;
}

export function createStaffing(
  roster: Roster,
  units: readonly Unit[],
): Staffing {
  return {
    async officerOf(person) {
      const members = await roster.membershipsOf(person);
      return members.flatMap(asOfficer)[0];
    },
    officersOf,
    async answering(unit, tip) {
      for (const id of [unit, ...superiorsOf(units, unit)]) {
        const own = units.find((each) => each.id === id);
        if (own === undefined || !mayReceive(units, own, tip)) continue;
        const officers = await officersOf(id);
        if (officers.length > 0) return officers;
      }
      return [];
    },
    async groupsOf(unit) {
      const groups = await roster.groups("police");
      return groups
        .filter((group) => unitNamed(units, group.unit)?.id === unit)
        .map(({ channel, conversation }) => ({
          channel,
          id: conversation,
          group: true,
        }));
    },
    admins: async () =>
      (await roster.all("admin")).map(({ channel, sender }) => ({
        channel,
        id: sender,
        group: false,
      })),
    anybody: async () =>
      (await roster.all("officer")).flatMap(asOfficer).length > 0,
  };

  async function officersOf(unit: UnitId): Promise<readonly OfficerId[]> {
    const members = await roster.all("officer");
    return members.flatMap(asOfficer).filter((each) => each.unit === unit);
  }

  function asOfficer(member: Member): OfficerId[] {
    if (member.role !== "officer") return [];
    const unit = unitNamed(units, member.unit);
    const { channel, sender } = member;
    return unit === undefined ? [] : [{ channel, sender, unit: unit.id }];
  }
}

/**
 * The unit that an office is, by its id or its name, as an admin wrote it. No office stands for the standing unit of the
 * police; one that no unit is called by is none, so that a slip in writing opens nothing.
 */
export function unitNamed(
  units: readonly Unit[],
  name: string | null,
): Unit | undefined {
  if (name === null)
    return units.find(({ role, fallback }) => role === "police" && fallback);
  const wanted = plain(name);
  return units.find(
    (unit) => plain(unit.id) === wanted || plain(unit.name) === wanted,
  );
}

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Whether a unit sees a tip at all, in lists, counts, search and by its reference: it received the tip or stands above
 * one that did, and may receive it.
 */
export function sees(
  units: readonly Unit[],
  id: UnitId,
  tip: Pick<Tip, "units" | "routed">,
): boolean {
  const unit = units.find((each) => each.id === id);
  return (
    unit !== undefined &&
    mayReceive(units, unit, tip.routed) &&
    tip.units.some(
      (each) => each === id || superiorsOf(units, each).includes(id),
    )
  );
}

/** Where an officer is written to: a private chat, which bears the person's id on every channel. */
export function addressOf({ channel, sender }: OfficerId): Address {
  return { channel, id: sender, group: false };
}
