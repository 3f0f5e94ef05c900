import type { TipStore } from "./tip-store.ts";
import type { Clock } from "../../clock.ts";
import { toOfficer } from "./dialogue.ts";
import type { Tip, TipLine } from "./tip.ts";

/** Notes what became of a message to a reporter; where it could not be handed over, whoever asked is told, and it waits behind the receipt. */
export async function noteOutcome(
  { store, clock }: { readonly store: TipStore; readonly clock: Clock },
  { tip, line }: { readonly tip: string; readonly line: string },
  outcome: "sent" | "gone" | "refused" | "unsure",
): Promise<void> {
  await store.change(tip, (now) => {
    const found = now.lines.find(({ id }) => id === line);
    if (found?.way !== "waiting") return now;
    const way: TipLine["way"] = outcome === "sent" ? "sent" : "kept";
    const lines = now.lines.map((each) =>
      each === found ? { ...each, way } : each,
    );
    return outcome === "sent"
      ? { ...now, lines }
      : { ...now, lines, deliveries: [...now.deliveries, ...told(now)] };
  });

  function told(now: Tip) {
    return now.holder === null
      ? []
      : [
          toOfficer(now, now.holder, {
            what: "undelivered",
            about: line,
            name: `undelivered ${line}`,
            at: clock.now(),
          }),
        ];
  }
}
