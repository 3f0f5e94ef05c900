import { runsOf } from "./digit-runs.ts";
import { Receipt, receiptLength } from "./receipt.ts";

/**
 * A receipt in what a person typed: between other words, in any grouping, with full-width or Khmer digits, with O for 0
 * and l for 1. "slip" means that a receipt was meant and was mistyped: the check digits are wrong, or up to three
 * digits are missing or too many. Undefined where nothing looks like one.
 */
export function readReceipt(text: string): Receipt | "slip" | undefined {
  const found = runsOf(text).map((run) =>
    inRun(run.map(({ digits }) => digits)),
  );
  return (
    found.find((each) => each !== undefined && each !== "slip") ??
    found.find((each) => each !== undefined)
  );
}

/** A receipt in groups of digits that stand together; a number of something else may stand before or behind it. */
function inRun(groups: readonly string[]): Receipt | "slip" | undefined {
  for (let from = 0; from < groups.length; from += 1)
    for (let to = groups.length; to > from; to -= 1) {
      const receipt = Receipt.safeParse(groups.slice(from, to).join(""));
      if (receipt.success) return receipt.data;
    }
  const count = groups.join("").length;
  // As shown but for one group, or without spaces: two telephone numbers are twenty digits as well.
  const asShown = groups.filter((group) => group.length !== 4).length <= 1;
  return asShown && Math.abs(count - receiptLength) <= 3 ? "slip" : undefined;
}
