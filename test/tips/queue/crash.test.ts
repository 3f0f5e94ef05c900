import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openMemory } from "../../../src/storage/memory.ts";
import { type Life, lifeOf, mortal } from "../../conversations/storage.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import {
  openTestTips,
  type Posted,
  report,
  reporter,
  standing,
} from "../desk/open.ts";
import { enrol } from "../desk/officer-chat.ts";

// What dies with a process never ends: then there is nothing to wait for.
async function endedOrDead<Value>(work: Promise<Value>, life: Life) {
  let result: { readonly value: Value } | undefined;
  void work.then((value) => {
    result = { value };
  });
  while (result === undefined && !life.ended) await setImmediate();
  return result;
}

describe("a desk that dies at any step of storage", () => {
  it("loses no tip that was answered, makes none twice, and delivers each by one key", async () => {
    let died = 0;
    for (let steps = 1; ; steps += 1) {
      const storage = openMemory();
      const folder = await temporaryFolder();
      const clock = standing();
      const posted: Posted[] = [];
      const life = lifeOf(steps);
      const first = await openTestTips({
        storage: mortal(storage, life),
        folder,
        clock,
        posted,
        isAlive: () => !life.ended,
      });
      await enrol(
        {
          ...first,
          roster: (await openTestTips({ storage, folder, clock })).roster,
        },
        "cb1",
      );
      first.scheduler.start();
      const answered = await endedOrDead(
        first.reporting.file(report(), reporter),
        life,
      );
      await endedOrDead(first.scheduler.settled(), life);
      first.scheduler.stop();
      const lived = !life.ended;
      if (!lived) died += 1;
      // The lease of one that died passes; the message is worked again, since it was not taken off.
      clock.set(new Date(clock.now().getTime() + 10 * 60_000));
      const second = await openTestTips({ storage, folder, clock, posted });
      const filed = await second.reporting.file(report(), reporter);
      if (answered !== undefined) expect(filed).toEqual(answered.value);
      second.scheduler.start();
      await second.scheduler.settled();
      second.scheduler.stop();
      const tips = await second.reporting.linked(reporter);
      expect(tips.map(({ reference }) => reference)).toEqual([filed.reference]);
      expect((await second.reporting.look(filed.receipt, reporter)).kind).toBe(
        "found",
      );
      const keys = posted.map(({ reference }) => reference);
      expect(new Set(keys).size).toBe(1);
      expect(keys.length).toBeGreaterThan(0);
      if (lived) break;
    }
    expect(died).toBeGreaterThan(10);
  }, 120_000);
});
