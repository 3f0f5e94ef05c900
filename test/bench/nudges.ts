import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { table } from "./table.ts";

const run = promisify(execFile);

const subjects = [
  ["trucban", "ours"],
  ["rrule, a rule set for each subscription", "rrule"],
  ["rrule, a rule set for each agency", "shared"],
] as const;

const Measured = z.object({
  told: z.number(),
  subscriptions: z.number(),
  firstMs: z.number(),
  againMs: z.number(),
  heldMb: z.number(),
});

/**
 * Who is to be nudged on one day, of 100,000 subscriptions to the plans' deadlines: time, and memory beside the people's
 * own documents, next to what one would write with the library of recurrence rules. Each in a process of its own; all
 * are handed the same documents and must find as many. The rules tell what is new today alone; the desk also what was
 * missed before, within each person's hours, leave and snoozes, and when their next nudge is.
 */
export async function benchNudges(subscriptions = 100_000): Promise<void> {
  console.log(
    `Nudges due on 8 November 2023, of ${subscriptions} subscriptions; each subject in a process of its own;\nthe rules choose what is new today, the desk also what was missed, by hours, leave and snoozes, and each one's next moment\n`,
  );
  const rows: string[][] = [];
  let own: z.infer<typeof Measured> | undefined;
  for (const [name, subject] of subjects) {
    const { stdout } = await run(
      process.execPath,
      [
        "--expose-gc",
        "--max-old-space-size=8000",
        join(import.meta.dirname, "nudges-child.ts"),
        subject,
        String(subscriptions),
      ],
      { maxBuffer: 1 << 24 },
    );
    const one = Measured.parse(JSON.parse(stdout));
    own ??= one;
    if (one.told !== own.told)
      throw new Error(`${name} finds ${one.told} nudges, not ${own.told}`);
    rows.push([
      name,
      String(one.told),
      (one.firstMs / 1000).toFixed(3),
      (one.againMs / 1000).toFixed(3),
      (one.againMs / own.againMs).toFixed(1),
      one.heldMb.toFixed(1),
      (one.heldMb / own.heldMb).toFixed(1),
    ]);
  }
  const heading =
    "subject|nudges|first look s|later look s|times ours|MB|times ours";
  console.log(table(heading.split("|"), rows));
}
