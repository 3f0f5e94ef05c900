import type { Duty } from "../scheduler.ts";

/** Duties as one; what one of them throws is thrown once all had their turn. */
export function joined(duties: readonly Duty[]): Duty {
  return {
    async run() {
      const faults: unknown[] = [];
      for (const duty of duties)
        try {
          await duty.run();
        } catch (error) {
          faults.push(error);
        }
      if (faults.length > 0) throw faults[0];
    },
    async next() {
      const moments = await Promise.all(duties.map((duty) => duty.next()));
      return moments
        .filter((moment) => moment !== undefined)
        .sort((one, other) => one.getTime() - other.getTime())[0];
    },
  };
}
