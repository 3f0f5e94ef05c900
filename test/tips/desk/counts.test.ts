import { describe, expect, it } from "vitest";
import { catalogs } from "../../knowledge.ts";
import { countsOf } from "../../../src/tips/desk/counts.ts";
import { openTestTips, report, reporter } from "./open.ts";

describe("counts of tips", () => {
  it("show no number below five, and no sum to take it back from", async () => {
    const { reporting, officering } = await openTestTips();
    for (let count = 1; count <= 7; count += 1) {
      const kinds = [count > 5 ? "crime-gambling" : "crime-drugs"];
      const routed = { ...report().routed, kinds };
      await reporting.file(report({ id: String(count), routed }), reporter);
    }
    const officer = await officering.officerOf({
      channel: "telegram",
      sender: "x",
    });
    expect(officer).toBeUndefined();
    const { roster, ...desk } = await openTestTips();
    await roster.grant({ channel: "telegram", sender: "x" }, "officer");
    expect(
      await desk.officering.officerOf({ channel: "telegram", sender: "x" }),
    ).toMatchObject({ unit: "duty" });
    const { tips } = await officering.seen({
      channel: "telegram",
      sender: "x",
      unit:
        (await desk.officering.officerOf({ channel: "telegram", sender: "x" }))
          ?.unit ?? never(),
    });
    const all = [...tips];
    expect(countsOf(all, catalogs.vi).kind).toEqual([
      { name: "về cờ bạc", count: "<5" },
      { name: "về ma túy", count: "5" },
    ]);
    expect(countsOf(all, catalogs.vi).month).toEqual([
      { name: "2024-10", count: "7" },
    ]);
  });
});

function never(): never {
  throw new Error("an officer has a unit");
}
