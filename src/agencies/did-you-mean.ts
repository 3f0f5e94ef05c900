import Fuse from "fuse.js";
import { fold } from "../text/fold.ts";

const likeness = 0.45;
const most = 3;

/** The names most like one that is not known, the likest first; none when nothing is alike. */
export function namesLike(name: string, known: readonly string[]): string[] {
  const names = [...new Set(known)];
  const fuse = new Fuse(names.map(fold), {
    threshold: likeness,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return fuse
    .search(fold(name), { limit: most })
    .flatMap(({ refIndex }) => names[refIndex] ?? []);
}
