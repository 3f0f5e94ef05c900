import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.ts";
import { runProgram } from "../program.ts";

/** What every sample says somewhere beside its picture or sound, and no clean one may. */
export const secret = "BIMAT7x1";

const tags = ["title", "artist", "comment", "location", "album"].flatMap(
  (tag) => ["-metadata", `${tag}=${secret}`],
);
const picture = ["-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=1"];
const sound = ["-f", "lavfi", "-i", "sine=frequency=300:duration=1"];
const times = ["-metadata", "creation_time=2024-04-17T23:40:00Z"];

const recipes: Readonly<Record<string, readonly string[]>> = {
  jpg: [...picture, "-frames:v", "1"],
  png: [...picture, "-frames:v", "1"],
  webp: [...picture, "-frames:v", "1"],
  gif: picture,
  mp4: [...picture, ...sound, "-c:v", "mpeg4", ...times],
  mov: [...picture, ...sound, "-c:v", "mpeg4", ...times],
  "3gp": [
    ...picture,
    ...sound,
    "-c:v",
    "mpeg4",
    "-ar",
    "8000",
    "-c:a",
    "aac",
    ...times,
  ],
  m4a: [...sound, "-c:a", "aac", ...times],
  ogg: [...sound, "-c:a", "libopus"],
  mp3: [...sound, "-c:a", "libmp3lame"],
  aac: [...sound, "-c:a", "aac", "-write_id3v2", "1"],
  wav: sound,
};

/** A small file made by ffmpeg, with notes in it where the format has room for them. */
export async function sample(extension: string): Promise<Uint8Array> {
  const recipe = recipes[extension];
  if (recipe === undefined) throw new Error(`no recipe for ${extension}`);
  return made(recipe, extension);
}

/** A video with a track of text beside picture and sound, as cameras write positions. */
export async function sampleWithText(): Promise<Uint8Array> {
  const text = ["-f", "srt", "-i", "pipe:0", "-c:s", "mov_text"];
  return made(
    [...picture, ...sound, ...text, "-c:v", "mpeg4"],
    "mp4",
    `1\n00:00:00,000 --> 00:00:01,000\n${secret}\n`,
  );
}

async function made(
  recipe: readonly string[],
  extension: string,
  input = "",
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-"));
  const file = join(folder, `sample.${extension}`);
  const quiet = ["-hide_banner", "-loglevel", "error"];
  try {
    await runProgram("ffmpeg", [...quiet, ...recipe, ...tags, file], input);
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is seen and heard: a digest of every decoded picture and stretch of sound. */
export async function decoded(
  bytes: Uint8Array,
  extension: string,
): Promise<string> {
  const file = join(await temporaryFolder(), `played.${extension}`);
  await writeFile(file, bytes);
  const out = await runProgram("ffmpeg", [
    "-hide_banner",
    "-loglevel",
    "error",
    "-i",
    file,
    "-map",
    "0:v?",
    "-map",
    "0:a?",
    "-f",
    "framemd5",
    "-",
  ]);
  return out
    .toString()
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .join("\n");
}
