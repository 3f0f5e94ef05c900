import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalogs } from "../../src/catalog.ts";
import { civilDate } from "../../src/clock.ts";
import { newFollower, withFollow } from "../../src/nudges/follower.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

const staff = 1000;
const hourMs = 3_600_000;
const minuteMs = 60_000;
const plans = await loadLibrary(knowledgeFolder);
const catalogs = await loadCatalogs(join(knowledgeFolder, "messages"));
const agencies = [
  ["Tỉnh Bình Phước", "Sở Tư pháp"],
  ["Tỉnh Bình Phước", "Sở Nội vụ"],
  ["Tỉnh Trà Vinh", "Sở Y tế"],
  ["Tỉnh Trà Vinh", "Sở Tư pháp"],
] as const;

describe("a year of five plans and a thousand staff, with two processes on one store", () => {
  it.each([
    [
      "that never rest",
      undefined,
      // Seven days and one day before 15/11, then five working days.
      ["08", "14", "15", "16", "17", "20", "21"],
    ],
    [
      "that are both down for a week",
      { from: "2023-11-06", to: "2023-11-12" },
      ["13", "14", "15", "16", "17", "20", "21"],
    ],
  ])(
    "%s: everybody hears on each day once",
    async (_, down, days) => {
      const clock = { at: new Date("2023-01-02T06:00:00+07:00") };
      const now = { now: () => clock.at };
      const storage = openMemory();
      const heard = new Map<string, string[]>();
      const references = new Set<string>();
      let posts = 0;
      const processes = await Promise.all([openProcess(), openProcess()]);
      const [first] = processes;
      for (let nth = 0; nth < staff; nth += 1) {
        const person = { channel: "telegram", sender: `o${nth}` } as const;
        const [place, agency] = agencies[nth % agencies.length] ?? agencies[0];
        const since = clock.at.toISOString();
        const follow = { place, agency, leads: [7, 1], wide: false, since };
        await first.followers.change(person, () =>
          withFollow(newFollower(person, person.sender, "vi"), follow),
        );
      }
      const end = new Date("2024-01-02T06:00:00+07:00");
      for (
        ;
        clock.at < end;
        clock.at = new Date(clock.at.getTime() + 8 * hourMs)
      ) {
        const day = civilDate(clock.at);
        if (down !== undefined && day >= down.from && day <= down.to) continue;
        // What dies is started again within minutes.
        for (let minutes = 0; minutes < 30; minutes += 3) {
          clock.at = new Date(clock.at.getTime() + 3 * minuteMs);
          await Promise.all(processes.map(({ duty }) => duty.run()));
        }
      }
      const expected = days.map((day) => `2023-11-${day}`);
      expect(heard.size).toBe(staff);
      for (const told of heard.values()) expect(told).toEqual(expected);

      function openProcess() {
        return openNudges({
          ...{ storage, clock: now, plans, catalogs, knowledgeFolder },
          roster: createRoster(storage, now),
          logger: quiet,
          post({ id }, _reply, reference) {
            posts += 1;
            // Every seventh dies before it hands over, every eleventh after.
            if (posts % 7 === 0) return Promise.reject(new Error("killed"));
            if (!references.has(`${id} ${reference}`)) {
              references.add(`${id} ${reference}`);
              heard.set(id, [...(heard.get(id) ?? []), civilDate(clock.at)]);
            }
            return posts % 11 === 0
              ? Promise.reject(new Error("killed"))
              : Promise.resolve();
          },
        });
      }
    },
    60_000,
  );
});
