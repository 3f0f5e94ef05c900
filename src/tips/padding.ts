// Sealing hides what is said but not how much. Sizes are raised to few steps, so that many tips have the same one.

const least = 4 * 1024;
const steep = 64 * 1024;

/**
 * The size that so many bytes are padded to. Up to 64 KiB the next power of two from 4 KiB on: five sizes for all
 * texts, at most twice as large. Beyond, Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
 * Communication with PURBs", PoPETs 2019(4), section 4), which tells O(log log n) bits of the size: here at most 3.2 %
 * larger, since the share shrinks with the size. Idempotent, never smaller than what it is given, and rising.
 */
export function paddedSize(bytes: number): number {
  if (bytes <= least) return least;
  const exponent = Math.floor(Math.log2(bytes));
  if (bytes <= steep)
    return 2 ** exponent === bytes ? bytes : 2 ** (exponent + 1);
  const keptBits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - keptBits);
  return Math.ceil(bytes / step) * step;
}
