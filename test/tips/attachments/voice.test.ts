import { beforeAll, describe, expect, it } from "vitest";
import { takeAttachment } from "../../../src/tips/attachments/attachment.ts";
import { alterVoice, type Run } from "../../../src/tips/attachments/voice.ts";
import { requireProgram, runProgram } from "../program.ts";
import { sample, secret } from "./samples.ts";

beforeAll(() => {
  requireProgram("ffmpeg");
});

const low = () => 0;
const high = (bound: number) => bound - 1;

/** Crossings of zero a second: twice the pitch of a pure tone. */
async function pitch(sound: Uint8Array): Promise<number> {
  const args = [
    "-loglevel",
    "error",
    "-i",
    "pipe:0",
    "-f",
    "s16le",
    "-ar",
    "16000",
    "-ac",
    "1",
    "pipe:1",
  ];
  const raw = await runProgram("ffmpeg", args, sound);
  const values = Array.from({ length: Math.floor(raw.length / 2) }, (_, at) =>
    raw.readInt16LE(at * 2),
  );
  const crossings = values.filter(
    (value, at) => value >= 0 && (values[at - 1] ?? 0) < 0,
  ).length;
  return crossings / (values.length / 16_000);
}

async function altered(random: (bound: number) => number) {
  const voice = await alterVoice(
    await sample("ogg"),
    "ogg",
    runProgram,
    random,
  );
  if (voice.is !== "altered") throw new Error(voice.is);
  return voice.bytes;
}

describe("a voice", () => {
  it("comes out at another pitch, each time another one", async () => {
    const before = await pitch(await sample("ogg"));
    expect(before).toBeCloseTo(300, -1);
    const deep = await pitch(await altered(low));
    const shrill = await pitch(await altered(high));
    expect(deep / before).toBeLessThan(1 / 1.15);
    expect(shrill / before).toBeGreaterThan(1.15);
  });

  it("comes out as a sound that says nothing of its maker", async () => {
    const bytes = await altered(high);
    const taken = takeAttachment(bytes);
    expect(taken).toMatchObject({ is: "taken", kind: "ogg" });
    expect(Buffer.from(bytes).includes(secret)).toBe(false);
  });

  it.each(["mp3", "aac", "wav"] as const)(
    "comes out of %s as well",
    async (kind) => {
      const voice = await alterVoice(await sample(kind), kind, runProgram);
      expect(voice.is).toBe("altered");
    },
  );

  it("is left alone where the machine cannot alter it, and that is said", async () => {
    const absent: Run = () => Promise.resolve(undefined);
    expect(await alterVoice(new Uint8Array(9), "ogg", absent)).toEqual({
      is: "not-installed",
    });
  });

  it("is left alone where it is none", async () => {
    expect(await alterVoice(new Uint8Array(900), "ogg", runProgram)).toEqual({
      is: "not-possible",
    });
    expect(await alterVoice(await sample("jpg"), "jpeg", runProgram)).toEqual({
      is: "not-possible",
    });
  });

  it("cannot make the program read anything but what it is fed", async () => {
    const asked: string[][] = [];
    const noting: Run = (_, args) => {
      asked.push([...args]);
      return Promise.resolve(undefined);
    };
    await alterVoice(new Uint8Array(9), "mp3", noting);
    const line = asked[0]?.join(" ") ?? "";
    expect(line).toContain("-protocol_whitelist pipe -f mp3 -i pipe:0");
    expect(line).toContain("-map_metadata -1");
  });
});
