import { newReference } from "../../../src/tips/reference.ts";
import type { Tip } from "../../../src/tips/desk/tip.ts";
import { UnitId } from "../../../src/tips/unit.ts";
import { wards } from "./talks.ts";

const kinds = ["theft", "crime-drugs", "crime-gambling", "fraud", "violence"];
const outcomes = ["true", "not-enough", "unfounded", "prank"] as const;
const dayMs = 24 * 60 * 60_000;

/** One of very many: of some ward and kind, received in the last two years; an ended one is unlinked and sealed for good. */
export function heldTip(
  pattern: Tip,
  held: {
    readonly id: string;
    readonly at: number;
    readonly now: number;
    readonly isOpen: boolean;
  },
): Tip {
  const { id, at, now, isOpen } = held;
  const ward = wards[at % wards.length] ?? 1;
  const received = now - ((at * 7919) % (isOpen ? 20 : 730)) * dayMs - at * 61;
  const tip: Tip = {
    ...pattern,
    id,
    reference: newReference(),
    units: [UnitId.parse(`phuong-${ward}`)],
    routed: {
      ...pattern.routed,
      ward: `Phường ${ward}`,
      kinds: [kinds[at % kinds.length] ?? "theft"],
      urgent: at % 50 === 0,
    },
    received: new Date(received).toISOString(),
    deliveries: [],
    delivered: true,
    told: [],
    requests: [],
  };
  return isOpen
    ? tip
    : {
        ...tip,
        state: "closed",
        outcome: outcomes[at % outcomes.length] ?? "true",
        ended: new Date(received + 3 * dayMs).toISOString(),
        open: null,
        words: null,
        link: null,
        lines: [],
      };
}
