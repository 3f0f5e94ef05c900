import { describe, expect, it, onTestFinished, vi } from "vitest";
import { words } from "./open.ts";
import { faultOf, openSender } from "./sender.ts";
import { faults } from "./server/faults.ts";

describe("a message that Telegram does not take", () => {
  it.each([
    ["a page of a gateway", faults.html(502), { kind: "fault" }],
    ["too many", faults.tooMany(4), { kind: "wait", retryAfterMs: 4000 }],
    [
      "something it refuses",
      faults.refused(400, "Bad Request: BUTTON_DATA_INVALID"),
      { kind: "refused" },
    ],
    ["a reset before it was read", faults.reset("before"), { kind: "unknown" }],
    ["a reset after it was sent", faults.reset("after"), { kind: "unknown" }],
  ])("says so: %s", async (_, fault, expected) => {
    const { server, channel } = await openSender();
    server.fault("sendMessage", fault);
    expect(await faultOf(channel, "7", words("a"))).toEqual(expected);
  });

  it("says that a person blocked the bot, or is not known to it", async () => {
    const { server, channel } = await openSender();
    server.user(8).blocks();
    expect(await faultOf(channel, "8", words("a"))).toEqual({ kind: "gone" });
    expect(await faultOf(channel, "9", words("a"))).toEqual({ kind: "gone" });
  });

  it("says where a group went", async () => {
    const { server, channel } = await openSender();
    server.group(-9, "group").becomes(-1009);
    expect(await faultOf(channel, "-9", words("a"))).toEqual({
      kind: "moved",
      to: "-1009",
    });
  });

  it("says that nothing was sent while nobody can be reached", async () => {
    const { server, channel } = await openSender();
    await server.goesDown();
    expect(await faultOf(channel, "7", words("a"))).toEqual({ kind: "fault" });
    await server.comesBack();
    await channel.send("7", words("a"));
    expect(server.sent).toHaveLength(1);
  });

  it("does not know of one that was not answered for half a minute", async () => {
    const { server, channel } = await openSender();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    server.fault("sendMessage", faults.hang);
    const fault = faultOf(channel, "7", words("a"));
    await server.called("sendMessage");
    vi.advanceTimersByTime(30_000);
    expect(await fault).toEqual({ kind: "unknown" });
  });
});
