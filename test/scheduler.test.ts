import { describe, expect, it } from "vitest";
import { settableClock } from "../src/clock.ts";
import { createScheduler, type Duty } from "../src/scheduler.ts";
import { quiet } from "./quiet.ts";

const start = new Date("2024-01-01T08:00:00+07:00");

function open(...duties: Duty[]) {
  const clock = settableClock();
  clock.set(start);
  const scheduler = createScheduler({
    duties,
    clock,
    timers: clock,
    logger: quiet,
  });
  const pass = (ms: number) =>
    clock.moveTo(new Date(clock.now().getTime() + ms), () =>
      scheduler.settled(),
    );
  return { clock, scheduler, pass };
}

describe("the scheduler", () => {
  it("works when it starts, when something falls due, and when it is woken", async () => {
    const worked: number[] = [];
    let next: Date | undefined = new Date(start.getTime() + 5000);
    const { clock, scheduler, pass } = open({
      run() {
        worked.push(clock.now().getTime() - start.getTime());
        if (next !== undefined && next <= clock.now()) next = undefined;
        return Promise.resolve();
      },
      next: () => Promise.resolve(next),
    });
    await pass(1000);
    expect(worked).toEqual([]);
    scheduler.start();
    await scheduler.settled();
    await pass(5000);
    scheduler.wake();
    await scheduler.settled();
    expect(worked).toEqual([1000, 5000, 6000]);
  });

  it("looks again after half a minute though nothing is known to be due, and no more once it is stopped", async () => {
    let looks = 0;
    const { scheduler, pass } = open({
      run: () => Promise.resolve(void (looks += 1)),
      next: () => Promise.resolve(undefined),
    });
    scheduler.start();
    await scheduler.settled();
    await pass(60_000);
    expect(looks).toBe(3);
    scheduler.stop();
    await pass(60_000);
    expect(looks).toBe(3);
  });

  it("lets no duty that fails hold up another", async () => {
    let worked = 0;
    const failing = () => Promise.reject(new Error("broken"));
    const { scheduler } = open(
      { run: failing, next: failing },
      {
        run: () => Promise.resolve(void (worked += 1)),
        next: () => Promise.resolve(undefined),
      },
    );
    scheduler.start();
    await scheduler.settled();
    expect(worked).toBe(1);
  });

  it("sees what came while it was working", async () => {
    let rounds = 0;
    const { scheduler } = open({
      run() {
        rounds += 1;
        if (rounds === 1) scheduler.wake();
        return Promise.resolve();
      },
      next: () => Promise.resolve(undefined),
    });
    scheduler.start();
    await scheduler.settled();
    expect(rounds).toBe(2);
  });
});
