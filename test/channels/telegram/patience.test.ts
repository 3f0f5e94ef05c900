import { GrammyError } from "grammy";
import { describe, expect, it } from "vitest";
import { backOffMs, insist } from "../../../src/channels/telegram/patience.ts";

const { signal } = new AbortController();

describe("the wait after a failure", () => {
  it.each([
    [0, 500, 1000],
    [1, 1000, 2000],
    [2, 2000, 4000],
    [4, 8000, 16_000],
    [5, 15_000, 30_000],
    [500, 15_000, 30_000],
  ])("number %i is from %i to %i ms", (failures, least, most) => {
    const waits = Array.from({ length: 100 }, () =>
      backOffMs(new Error("x"), failures),
    );
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  it("is what Telegram asks for", () => {
    const answer = {
      ok: false as const,
      error_code: 429,
      description: "Too Many Requests: retry after 40",
      parameters: { retry_after: 40 },
    };
    const error = new GrammyError("failed", answer, "getUpdates", {});
    expect(backOffMs(error, 0)).toBe(40_000);
  });
});

describe("insisting", () => {
  it("tries until it succeeds, counting what failed in a row", async () => {
    const counts: number[] = [];
    const result = await insist(
      () =>
        counts.length < 3
          ? Promise.reject(new Error("x"))
          : Promise.resolve("done"),
      {
        signal,
        sleep: () => Promise.resolve(),
        onFailure: (_, failures) => {
          counts.push(failures);
        },
      },
    );
    expect(result).toBe("done");
    expect(counts).toEqual([0, 1, 2]);
  });

  it("ends without a word when it is stopped during a wait", async () => {
    const stopping = new AbortController();
    let calls = 0;
    const insisting = insist<number>(
      () => {
        calls++;
        return Promise.reject(new Error("x"));
      },
      {
        signal: stopping.signal,
        sleep: () => {
          stopping.abort();
          return Promise.resolve();
        },
        onFailure: () => undefined,
      },
    );
    expect(await insisting).toBeUndefined();
    expect(calls).toBe(1);
  });

  it("gives up when told to", async () => {
    const end = new Error("no more");
    const insisting = insist(() => Promise.reject(new Error("x")), {
      signal,
      sleep: () => Promise.resolve(),
      onFailure: () => {
        throw end;
      },
    });
    await expect(insisting).rejects.toBe(end);
  });
});
