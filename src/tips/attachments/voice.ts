import { randomInt } from "node:crypto";
import type { AttachmentKind } from "./kinds.ts";

/**
 * Runs a program, feeds it and tells what it wrote. Undefined where the machine has no such program; rejects where it
 * fails or takes too long.
 */
export type Run = (
  command: string,
  args: readonly string[],
  input: Uint8Array,
) => Promise<Uint8Array | undefined>;

/** Mono Opus in Ogg, without notes; or why there is none: then only the sealed original is handed over. */
export type AlteredVoice =
  | { readonly is: "altered"; readonly kind: "ogg"; readonly bytes: Uint8Array }
  | { readonly is: "not-installed" | "not-possible" };

// The reader of each format is named, so that no file can ask for another one: some of ffmpeg's follow addresses.
const readers: Partial<Record<AttachmentKind, string>> = {
  ogg: "ogg",
  mp3: "mp3",
  aac: "aac",
  wav: "wav",
  amr: "amr",
  m4a: "mov",
  "3gp": "mov",
};

/**
 * Alters a voice so that people who know it do not recognise it: throat and pitch are changed each by its own
 * measure, drawn anew for every recording and forgotten, the pitch wavers, the pace is changed, and what lies
 * above and below a telephone's band is cut off.
 *
 * The melody stays, because Vietnamese is not understood without its tones. So do words, accent, habits of speech and
 * what is heard in the background, and whoever has a recording of the same voice and the means of a laboratory may
 * still find it likely to be the same: the altered voice is for officers' ears, not for publishing.
 * @param random a whole number from 0 to below the bound
 */
export async function alterVoice(
  voice: Uint8Array,
  kind: AttachmentKind,
  run: Run,
  random: (bound: number) => number = randomInt,
): Promise<AlteredVoice> {
  const reader = readers[kind];
  if (reader === undefined) return { is: "not-possible" };
  try {
    const bytes = await run("ffmpeg", argumentsFor(reader, random), voice);
    if (bytes === undefined) return { is: "not-installed" };
    return bytes.length > 0
      ? { is: "altered", kind: "ogg", bytes }
      : { is: "not-possible" };
  } catch {
    // Its complaint may quote the file's notes, so it goes no further.
    return { is: "not-possible" };
  }
}

const hertz = 48_000;

function argumentsFor(
  reader: string,
  random: (bound: number) => number,
): string[] {
  const between = (low: number, high: number) =>
    low + ((high - low) * random(1001)) / 1000;
  // Near one a voice stays itself, so the measures lie on either side of a gap.
  const away = (low: number, high: number) =>
    random(2) === 0 ? between(1 / high, 1 / low) : between(low, high);
  const throat = away(1.14, 1.28);
  const pitch = away(1.2, 1.45);
  const pace = between(0.94, 1.06);
  const filters = [
    `aresample=${hertz}`,
    // Played faster or slower: throat and pitch together.
    `asetrate=${Math.round(hertz * throat)}`,
    `aresample=${hertz}`,
    // Pitch alone, and the pace back.
    `rubberband=pitch=${(pitch / throat).toFixed(4)}:tempo=${(pace / throat).toFixed(4)}:formant=preserved`,
    `vibrato=f=${between(0.7, 2.2).toFixed(3)}:d=${between(0.08, 0.16).toFixed(3)}`,
    "highpass=f=220",
    "lowpass=f=3600",
    // Levels tell how near somebody spoke, and to which phone.
    "dynaudnorm=f=250",
  ];
  return [
    ...["-hide_banner", "-loglevel", "error", "-nostdin"],
    ...["-protocol_whitelist", "pipe", "-f", reader, "-i", "pipe:0"],
    ...["-map", "0:a:0", "-map_metadata", "-1", "-af", filters.join(",")],
    ...["-fflags", "+bitexact", "-flags:a", "+bitexact"],
    ...["-ac", "1", "-ar", "16000", "-c:a", "libopus", "-b:a", "24k"],
    ...["-f", "ogg", "pipe:1"],
  ];
}
