import { describe, expect, it } from "vitest";
import { SendError } from "../../src/channels/channel.ts";
import { settableClock } from "../../src/clock.ts";
import { createFiles } from "../../src/http/files.ts";

const start = new Date("2023-11-08T08:00:00+07:00");
const megabyte = 1024 * 1024;

/** Files, and a hand on their time in seconds. */
function open() {
  const clock = settableClock();
  clock.set(start);
  const files = createFiles("https://desk.example.vn", clock);
  return {
    ...files,
    after(seconds: number) {
      clock.set(new Date(start.getTime() + seconds * 1000));
    },
  };
}

const picture = (bytes = 4) => ({
  mediaType: "image/jpeg",
  bytes: new Uint8Array(bytes),
});

const nameIn = (address: string) => address.split("/").at(-1) ?? "";

describe("a published file", () => {
  it.each([
    ["image/jpeg", "jpg"],
    ["image/png", "png"],
    ["image/gif", "gif"],
    ["image/webp", "webp"],
    ["audio/aac", "aac"],
    ["text/html", "bin"],
  ])(
    "of type %s has an address nobody can guess, ending in .%s",
    async (mediaType, extension) => {
      const files = open();
      const publish = () =>
        files.publish({ mediaType, bytes: new Uint8Array(1) });
      const address = await publish();
      expect(address).toMatch(
        new RegExp(
          `^https://desk\\.example\\.vn/files/[\\w-]{43}\\.${extension}$`,
        ),
      );
      expect(await publish()).not.toBe(address);
    },
  );

  it("can be fetched more than once, for 150 s", async () => {
    const files = open();
    const file = picture();
    const name = nameIn(await files.publish(file));
    for (const seconds of [0, 1, 149.999]) {
      files.after(seconds);
      expect(files.find(name)?.bytes).toBe(file.bytes);
    }
    files.after(150);
    expect(files.find(name)).toBeUndefined();
  });

  it("is found by its whole name only", async () => {
    const files = open();
    const name = nameIn(await files.publish(picture()));
    for (const other of ["", name.slice(0, -1), name.slice(0, 43), "__proto__"])
      expect(files.find(other)).toBeUndefined();
  });
});

describe("the room for files", () => {
  it("when full lets a file wait until the oldest is gone", async () => {
    const files = open();
    await files.publish(picture(20 * megabyte));
    files.after(50);
    const name = nameIn(await files.publish(picture(10 * megabyte)));
    const more = () => files.publish(picture(10 * megabyte));
    const wait = new SendError({ kind: "wait", retryAfterMs: 100_000 });
    await expect(more()).rejects.toThrow(wait);
    await expect(more()).rejects.toMatchObject({ fault: wait.fault });
    expect(files.find(name)).toBeDefined();
    files.after(150);
    expect(await more()).toMatch(/^https:/);
  });

  it("never takes a file larger than itself", async () => {
    const files = open();
    await expect(files.publish(picture(33 * megabyte))).rejects.toMatchObject({
      fault: { kind: "refused" },
    });
  });
});
