import { describe, expect, it } from "vitest";
import { programRunner } from "../../../src/tips/attachments/run-program.ts";

const path = process.env["PATH"] ?? "";
const run = programRunner({ timeMs: 20_000, bytes: 1000 }, path);
const node = (code: string, input = "") =>
  run(process.execPath, ["-e", code], Buffer.from(input));

describe("a program", () => {
  it("is fed and heard", async () => {
    const out = await node("process.stdin.pipe(process.stdout)", "tin");
    expect(Buffer.from(out ?? []).toString()).toBe("tin");
  });

  it("may stop reading early", async () => {
    const out = await node("process.exit(0)", "x".repeat(2_000_000));
    expect(out).toHaveLength(0);
  });

  it("is told to be absent where it is", async () => {
    expect(await run("no-such-program", [], new Uint8Array())).toBeUndefined();
  });

  it("that fails, fails without its words", async () => {
    await expect(
      node("console.error('khóm 4'); process.exit(3)"),
    ).rejects.toThrow(/^(?!.*khóm).* failed$/);
  });

  it("that writes without end is stopped", async () => {
    await expect(
      node("for (;;) process.stdout.write('x'.repeat(100))"),
    ).rejects.toThrow("failed");
  });

  it("that does not end is stopped", async () => {
    const hasty = programRunner({ timeMs: 100, bytes: 1000 }, path);
    await expect(
      hasty(
        process.execPath,
        ["-e", "setInterval(() => 0, 1000)"],
        Buffer.of(),
      ),
    ).rejects.toThrow("failed");
  });

  it("sees nothing of the desk's environment", async () => {
    process.env["DESK_SECRET"] = "s";
    try {
      const out = await node("console.log(process.env.DESK_SECRET)");
      expect(Buffer.from(out ?? []).toString()).toBe("undefined\n");
    } finally {
      delete process.env["DESK_SECRET"];
    }
  });
});
