import { describe, expect, it } from "vitest";
import { FetchError } from "../../../src/channels/channel.ts";
import { openIdle, startServer } from "./open.ts";
import { faults } from "./server/faults.ts";

const limit = 20 * 1024 * 1024;

async function opened() {
  const server = await startServer();
  const { channel } = openIdle(server);
  const fetched = (ref: string, bytes?: number) =>
    channel.fetch({
      kind: "document",
      ref,
      ...(bytes !== undefined && { bytes }),
    });
  return { server, fetched };
}

describe("an attachment on Telegram", () => {
  it("is fetched byte for byte, up to 20 MB", async () => {
    const { server, fetched } = await opened();
    const bytes = new Uint8Array(limit).fill(7);
    const { file_id: ref } = server.file(bytes);
    expect(Buffer.compare(await fetched(ref, limit), bytes)).toBe(0);
  });

  it("is too big above 20 MB: nothing is asked where its size is known", async () => {
    const { server, fetched } = await opened();
    await expect(fetched("f", limit + 1)).rejects.toEqual(
      new FetchError("too-big"),
    );
    expect(server.callsOf("getFile")).toEqual([]);
  });

  it("is too big where Telegram says so", async () => {
    const { server, fetched } = await opened();
    const { file_id: ref } = server.file(new Uint8Array(1), {
      size: limit + 1,
    });
    await expect(fetched(ref)).rejects.toEqual(new FetchError("too-big"));
  });

  it("is too big where more comes than was said", async () => {
    const { server, fetched } = await opened();
    const { file_id: ref } = server.file(new Uint8Array(limit + 1), {
      size: 1,
    });
    await expect(fetched(ref)).rejects.toEqual(new FetchError("too-big"));
  });

  it("is gone where Telegram knows it no more", async () => {
    const { fetched } = await opened();
    await expect(fetched("nothing")).rejects.toEqual(new FetchError("gone"));
  });

  it("is gone where it lies no more", async () => {
    const { server, fetched } = await opened();
    const { file_id: ref } = server.file(new Uint8Array(3));
    server.fault("file", faults.refused(404, "Not Found"));
    await expect(fetched(ref)).rejects.toEqual(new FetchError("gone"));
  });

  it.each([
    ["getFile", faults.html(502)],
    ["getFile", faults.tooMany(3)],
    ["getFile", faults.reset("before")],
    [
      "getFile",
      faults.refused(400, "Bad Request: file is temporarily unavailable"),
    ],
    ["file", faults.html(502)],
    ["file", faults.reset("before")],
  ])("cannot be fetched now when %s fails", async (method, fault) => {
    const { server, fetched } = await opened();
    const { file_id: ref } = server.file(new Uint8Array(3));
    server.fault(method, fault);
    await expect(fetched(ref)).rejects.toEqual(new FetchError("fault"));
    expect(await fetched(ref)).toHaveLength(3);
  });
});
