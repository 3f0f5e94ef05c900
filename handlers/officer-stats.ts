import { wordsOf } from "../src/message.ts";
import { countsOf } from "../src/tips/desk/counts.ts";
import { talk } from "./handler.ts";
import type { OfficerHandler, OfficerParts, Wanted } from "./officer-parts.ts";

/** Counts of what the officer's unit sees. */
export function createOfficerStats({
  catalogs,
  officering,
}: OfficerParts): Readonly<Record<"stats", OfficerHandler>> {
  return { stats };

  async function stats(wanted: Wanted) {
    const { officer, session } = wanted;
    const catalog = catalogs[session.language];
    const { say } = catalog;
    await officering.looked(officer, "stats");
    const { tips, isWhole } = await officering.seen(officer);
    const counts = countsOf(tips, catalog);
    const parts = (["kind", "place", "month"] as const).map((by) =>
      [
        say(`officers.stats-${by}`),
        ...counts[by].map(({ name, count }) => `• ${name}: ${count}`),
      ].join("\n"),
    );
    const text = [
      say("officers.stats"),
      ...parts,
      ...(isWhole ? [] : [say("ended.still-reading")]),
    ].join("\n\n");
    return talk([wordsOf(text)], session);
  }
}
