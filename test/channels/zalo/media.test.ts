import { setImmediate as immediate } from "node:timers/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { FetchError } from "../../../src/channels/channel.ts";
import { createMedia } from "../../../src/channels/zalo/media.ts";
import {
  isPublic,
  isPublicHttps,
  publicLookup,
} from "../../../src/channels/zalo/public-address.ts";
import { openServer, openZalo } from "./open.ts";

afterEach(() => {
  vi.useRealTimers();
});

const anywhere = { mayVisit: () => true };

describe("fetching what a person sent", () => {
  it("gives the bytes, and shows nobody the token", async () => {
    const { server, channel, received, run, until } = await openZalo();
    void run();
    const photo = server.file("1.jpg", Buffer.from("a picture"));
    await server.user("a").sends({ photo });
    await until(1);
    const [attachment] = received[0]?.attachments ?? [];
    if (attachment?.kind !== "photo") throw new Error("no photo");
    expect(String(Buffer.from(await channel.fetch(attachment)))).toBe(
      "a picture",
    );
    expect(photo).not.toContain(server.token);
  });

  it.each([
    [404, "gone"],
    [403, "gone"],
    [410, "gone"],
    [500, "fault"],
    [503, "fault"],
  ] as const)("tells by HTTP %i that it is %s", async (status, kind) => {
    const server = await openServer();
    const media = createMedia({
      reach: anywhere,
      limit: 100,
      timeoutMs: 1_000,
    });
    await expect(media(server.file("x", status))).rejects.toEqual(
      new FetchError(kind),
    );
  });

  it("takes as many bytes as it may, and none more", async () => {
    const server = await openServer();
    const media = createMedia({
      reach: anywhere,
      limit: 100,
      timeoutMs: 1_000,
    });
    const whole = await media(server.file("whole", Buffer.alloc(100, "x")));
    expect(whole).toHaveLength(100);
    await expect(
      media(server.file("more", Buffer.alloc(101, "x"))),
    ).rejects.toMatchObject({ kind: "too-big" });
  });

  it("follows a redirect, but not for ever, and not to where it may not go", async () => {
    const server = await openServer();
    const end = server.file("end", Buffer.from("x"));
    const once = server.file("once", end);
    const round = server.file("round", `${server.base}/files/round`);
    const media = createMedia({
      reach: anywhere,
      limit: 100,
      timeoutMs: 1_000,
    });
    expect(await media(once)).toHaveLength(1);
    await expect(media(round)).rejects.toMatchObject({ kind: "fault" });
    const reach = { mayVisit: (address: string) => address !== end };
    const held = createMedia({ reach, limit: 100, timeoutMs: 1_000 });
    await expect(held(once)).rejects.toMatchObject({ kind: "gone" });
  });

  it("gives up after its time", async () => {
    let asked = false;
    const isAsked = () => asked;
    const silent = createServer(() => {
      asked = true;
    });
    await new Promise<void>((resolve) =>
      silent.listen(0, "127.0.0.1", resolve),
    );
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const media = createMedia({
      reach: anywhere,
      limit: 100,
      timeoutMs: 1_000,
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const failed = expect(
      media(`http://127.0.0.1:${port}/`),
    ).rejects.toMatchObject({ kind: "fault" });
    while (!isAsked()) await immediate();
    await vi.advanceTimersByTimeAsync(1_000);
    await failed;
  });

  it("goes to no address of this machine or its network unless told so", async () => {
    const { server, channel } = await openZalo({ anyMediaAddress: false });
    const { port } = new URL(server.base);
    for (const ref of [
      server.file("1.jpg", Buffer.from("x")),
      `https://127.0.0.1:${port}/files/1.jpg`,
      `https://[::1]:${port}/files/1.jpg`,
      "file:///etc/passwd",
      "no address",
    ])
      await expect(channel.fetch({ kind: "photo", ref })).rejects.toMatchObject(
        { kind: "gone" },
      );
    await expect(
      channel.fetch({
        kind: "photo",
        ref: `https://localhost:${port}/files/1.jpg`,
      }),
    ).rejects.toBeInstanceOf(FetchError);
  });
});

describe("a public address", () => {
  it.each([
    ["8.8.8.8", true],
    ["203.113.131.1", true],
    ["2404:6800:4005:80a::200e", true],
    ["0.0.0.0", false],
    ["10.1.2.3", false],
    ["100.64.0.1", false],
    ["127.0.0.1", false],
    ["169.254.169.254", false],
    ["172.31.255.255", false],
    ["172.32.0.1", true],
    ["192.168.1.1", false],
    ["224.0.0.1", false],
    ["255.255.255.255", false],
    ["::", false],
    ["::1", false],
    ["::ffff:10.0.0.1", false],
    ["64:ff9b::a00:1", false],
    ["2002:a00:1::", false],
    ["fc00::1", false],
    ["fe80::1", false],
    ["ff02::1", false],
    ["localhost", false],
  ])("%s: %s", (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });

  it.each([
    ["https://photo-stal-1.zdn.vn/1.jpg", true],
    ["http://photo-stal-1.zdn.vn/1.jpg", false],
    ["https://8.8.8.8/1.jpg", true],
    ["https://127.0.0.1/1.jpg", false],
    ["https://2130706433/1.jpg", false],
    ["https://0x7f.1/1.jpg", false],
    ["https://[::1]/1.jpg", false],
    ["data:text/plain,x", false],
    ["", false],
  ])("“%s” may be visited: %s", (address, expected) => {
    expect(isPublicHttps(address)).toBe(expected);
  });

  it.each([true, false])(
    "is not what this machine's own name leads to (all: %s)",
    async (all) => {
      const error = await new Promise((resolve) => {
        publicLookup("localhost", { all }, resolve);
      });
      expect(error).toEqual(new Error("not a public address"));
    },
  );
});
