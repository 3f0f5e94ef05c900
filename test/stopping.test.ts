import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { listenForStop, stopInOrder } from "../src/stopping.ts";
import { quiet } from "./quiet.ts";

describe("being asked to stop", () => {
  it.each(["SIGTERM", "SIGINT"])(
    "is a first %s; the second is the system's",
    async (signal) => {
      const source = new EventEmitter();
      const { asked } = listenForStop(source);
      expect(source.emit(signal)).toBe(true);
      await asked;
      expect(source.emit("SIGTERM")).toBe(false);
      expect(source.emit("SIGINT")).toBe(false);
    },
  );

  it("is left to others once forgotten", () => {
    const source = new EventEmitter();
    listenForStop(source).forget();
    expect(source.eventNames()).toEqual([]);
  });
});

describe("stopping", () => {
  const limitMs = 9000;
  const giveUp = vi.fn();

  beforeEach(() => {
    giveUp.mockReset();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  const after = (ms: number, done: () => void) => () =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        done();
        resolve();
      }, ms);
    });

  it("goes in order, each part once the one before has stopped", async () => {
    const order: string[] = [];
    const part = (name: string, ms: number) =>
      after(ms, () => order.push(name));
    const steps = [part("channels", 5000), part("storage", 1)];
    const stopped = stopInOrder({ steps, limitMs, logger: quiet, giveUp });
    await vi.advanceTimersByTimeAsync(5001);
    expect(await stopped).toBe(true);
    expect(order).toEqual(["channels", "storage"]);
    expect(giveUp).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("goes on after a part that fails, and says so", async () => {
    const error = vi.fn();
    const last = vi.fn(() => Promise.resolve());
    const broken = () => Promise.reject(new Error("no"));
    const logger = { ...quiet, error };
    const steps = [broken, last];
    expect(await stopInOrder({ steps, limitMs, logger, giveUp })).toBe(false);
    expect(last).toHaveBeenCalledOnce();
    expect(error).toHaveBeenCalledOnce();
  });

  it("gives up once, when its time is over", async () => {
    const steps = [() => new Promise<void>(() => undefined)];
    const stopped = stopInOrder({ steps, limitMs, logger: quiet, giveUp });
    await vi.advanceTimersByTimeAsync(limitMs - 1);
    expect(giveUp).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await stopped).toBe(false);
    expect(giveUp).toHaveBeenCalledOnce();
  });
});
