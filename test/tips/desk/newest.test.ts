import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Like } from "../../../src/tips/desk/listed.ts";
import { newest } from "../../../src/tips/desk/search.ts";
import { newReference } from "../../../src/tips/reference.ts";
import { UnitId } from "../../../src/tips/unit.ts";

const like: Like = {
  outcome: null,
  units: [UnitId.parse("duty")],
  routed: { kinds: [], urgent: false, againstPolice: false },
  locality: null,
  merged: null,
  shown: "closed",
  reopened: false,
};

describe("a page of what is found", () => {
  test.prop([
    fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }),
    fc.integer({ min: 0, max: 5 }),
  ])("holds the newest first, as if all were put in order", (times, page) => {
    const tips = times.map((at) => ({ at, like, reference: newReference() }));
    const fits = ({ at }: { readonly at: number }) => at % 3 !== 0;
    const { found, shown } = newest(tips, fits, { from: 7 * page, count: 7 });
    const all = tips.filter(fits).sort((one, other) => other.at - one.at);
    expect(found).toBe(all.length);
    expect(shown).toEqual(all.slice(7 * page, 7 * page + 7));
  });
});
