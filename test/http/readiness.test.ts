import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Check, failed } from "../../src/http/readiness.ts";
import { quiet } from "../quiet.ts";

describe("readiness", () => {
  it("fails where a check throws, at once or later", async () => {
    const checks: Check[] = [
      {
        name: "channels",
        holds: () => {
          throw new Error("no");
        },
      },
      { name: "storage", holds: () => Promise.reject(new Error("no")) },
      { name: "backlog", holds: () => true },
    ];
    expect(await failed(checks, quiet)).toEqual(["channels", "storage"]);
  });

  it("fails where a check does not answer within 2 s", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    await failed([{ name: "backlog", holds: () => true }], quiet);
    expect(vi.getTimerCount()).toBe(0);
    const never = new Promise<boolean>(() => undefined);
    const result = failed([{ name: "storage", holds: () => never }], quiet);
    const seen = vi.fn();
    void result.then(seen);
    await vi.advanceTimersByTimeAsync(1999);
    expect(seen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toEqual(["storage"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
