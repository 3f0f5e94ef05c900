import { Malformed } from "./bytes.ts";
import { readRiff, writeRiff } from "./riff.ts";

/** The sound without lists of titles, broadcast notes, cue points and unknown parts. Throws {@link Malformed}. */
export function stripWav(bytes: Uint8Array): Uint8Array {
  const chunks = readRiff(bytes, "WAVE").filter(({ name }) =>
    ["fmt ", "fact", "data"].includes(name),
  );
  if (!chunks.some(({ name }) => name === "data"))
    throw new Malformed("no sound");
  return writeRiff("WAVE", chunks);
}
