import type { Recipient } from "../keys.ts";
import type { Destination, Unit, UnitId } from "../unit.ts";
import type { Delivery } from "./tip.ts";

/** Whom a tip of these units is sealed to; the desk's own key where a unit has none. */
export function recipientsOf(
  units: readonly Unit[],
  ids: readonly UnitId[],
  own: Recipient,
): readonly Recipient[] {
  const all = chosenUnits(units, ids).flatMap(({ recipients }) =>
    recipients.length === 0 ? [own] : recipients,
  );
  return all.length === 0 ? [own] : [...new Set(all)];
}

/** Whether some officer of the units reads tips in a chat, so that the desk must be able to show them. */
export function readsInChat(
  units: readonly Unit[],
  ids: readonly UnitId[],
): boolean {
  return chosenUnits(units, ids).some(({ destinations }) =>
    destinations.some(({ to }) => to === "officers"),
  );
}

/** Which of its kind a destination is. */
export function whereOf(destination: Destination): string {
  switch (destination.to) {
    case "officers":
      return "";
    case "group":
      return `${destination.channel}:${destination.chat}`;
    case "webhook":
      return destination.url;
    case "folder":
      return destination.folder;
  }
}

/** What is to be told to all destinations of the units. @param name tells these deliveries from others of the tip */
export function toDestinations(
  units: readonly Unit[],
  ids: readonly UnitId[],
  told: Pick<Delivery, "what" | "about"> & {
    readonly name: string;
    readonly tip: string;
    readonly at: Date;
  },
): Delivery[] {
  return chosenUnits(units, ids).flatMap(({ id, destinations }) =>
    destinations.map((destination, at) => ({
      key: `${told.tip}.${told.name}.${id}.${at}`,
      to: {
        is: "destination" as const,
        unit: id,
        kind: destination.to,
        where: whereOf(destination),
      },
      what: told.what,
      about: told.about,
      attempts: 0,
      notBefore: told.at.toISOString(),
      state: "pending" as const,
    })),
  );
}

export function destinationOf(
  units: readonly Unit[],
  to: { readonly unit: UnitId; readonly kind: string; readonly where: string },
): Destination | undefined {
  return units
    .find(({ id }) => id === to.unit)
    ?.destinations.find(
      (each) => each.to === to.kind && whereOf(each) === to.where,
    );
}

function chosenUnits(
  units: readonly Unit[],
  ids: readonly UnitId[],
): readonly Unit[] {
  return units.filter(({ id }) => ids.includes(id));
}
