import { sameOfficer } from "./acts.ts";
import { reopened } from "./dialogue.ts";
import type { TipParts } from "./parts.ts";
import { resealed } from "./resealing.ts";
import { type Delivery, isJoined, type Tip } from "./tip.ts";
import { toDestinations } from "./tip-units.ts";

// joined: merged into another tip, its root. Each keeps its own reporter, receipt and dialogue, so that nobody is told
// what another one said; units, holder and end are the root's. Of a root that is joined itself, all go to the new one.

/** Has those that were merged into a tip stand as it does now. May be done again. */
export async function followJoined(root: Tip, parts: TipParts): Promise<void> {
  for (const id of root.joined) {
    const before = await parts.store.get(id);
    const after = await parts.store.change(id, (tip) => followed(tip, root));
    if (after !== undefined && !sameUnits(before, after))
      await resealed(after, parts);
  }
}

/** Notes that a tip, with all that were merged into it, goes on under another one. May be done again. */
export async function join(
  tip: Tip,
  into: string,
  parts: TipParts,
): Promise<void> {
  const root = await parts.store.change(into, (found) => {
    const more = [tip.id, ...tip.joined].filter(
      (id) => !found.joined.includes(id),
    );
    return more.length === 0
      ? found
      : { ...found, joined: [...found.joined, ...more] };
  });
  if (root === undefined) return;
  for (const id of tip.joined)
    await parts.store.change(id, (each) =>
      each.merged === tip.reference
        ? { ...each, merged: root.reference }
        : each,
    );
  await parts.store.change(tip.id, (found) =>
    found.joined.length === 0 ? found : { ...found, joined: [] },
  );
  await followJoined(root, parts);
}

/** Before a tip goes: those that were merged into it are tips of their own again. May be done again. */
export async function partJoined(
  root: Tip,
  { store, units, clock }: Pick<TipParts, "store" | "units" | "clock">,
): Promise<void> {
  const at = clock.now();
  for (const id of root.joined)
    await store.change(id, (tip) =>
      tip.merged !== root.reference
        ? tip
        : !isJoined(tip)
          ? { ...tip, merged: null }
          : {
              ...reopened(tip, at),
              holder: null,
              deliveries: [
                ...tip.deliveries,
                ...toDestinations(units, tip.units, {
                  what: "new",
                  about: null,
                  name: `parted ${at.toISOString()}`,
                  tip: id,
                  at,
                }),
              ],
            },
    );
}

function followed(tip: Tip, root: Tip): Tip {
  // Its reporter may have withdrawn it, or have opened it again.
  if (tip.merged !== root.reference || tip.state === "withdrawn") return tip;
  const outcome = root.state === "closed" ? root.outcome : null;
  const isEnd = outcome !== null && tip.outcome === null;
  const isSame =
    outcome === tip.outcome &&
    sameUnits(tip, root) &&
    (tip.holder === null || root.holder === null
      ? tip.holder === root.holder
      : sameOfficer(tip.holder, root.holder));
  if (isSame) return tip;
  return {
    ...tip,
    units: root.units,
    holder: root.holder,
    outcome,
    ended: outcome === null ? tip.ended : root.ended,
    asked: isEnd ? null : tip.asked,
    deliveries: isEnd
      ? [...tip.deliveries, endNews(tip, root)]
      : tip.deliveries,
  };
}

/** That there is something to look at. Its token leads to no line. */
function endNews(tip: Tip, root: Tip): Delivery {
  const at = root.ended ?? tip.received;
  const name = `joined closed ${at}`;
  return {
    key: `${tip.id}.${name}`,
    to: { is: "reporter", token: `${tip.id} ${name}` },
    what: "state",
    about: null,
    attempts: 0,
    notBefore: at,
    state: "pending",
  };
}

function sameUnits(
  one: Pick<Tip, "units"> | undefined,
  other: Pick<Tip, "units">,
): boolean {
  return one?.units.join() === other.units.join();
}
