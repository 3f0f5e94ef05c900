import type { PlanCorpusPassage } from "./plan-corpus.ts";

// Copies of the plans at hand, each as another locality might have written it: other names, places and numbers.

const onsets = ["b", "c", "d", "g", "h", "l", "m", "n", "ph", "s", "t", "v"];
const rhymes = ["a", "an", "ao", "ich", "inh", "o", "on", "ong", "u", "uy"];

/** Passages of so many plans, the given ones first. The same count gives the same copies. */
export function grow(
  originals: readonly PlanCorpusPassage[],
  plans: number,
): PlanCorpusPassage[] {
  const byPlan = [
    ...Map.groupBy(originals, ({ id }) => id.split("|")[0] ?? "").values(),
  ];
  const grown: PlanCorpusPassage[] = [];
  for (let copy = 0; copy < plans; copy += 1) {
    const plan = byPlan[copy % byPlan.length] ?? [];
    if (copy < byPlan.length) grown.push(...plan);
    else grown.push(...rewritten(plan, copy));
  }
  return grown;
}

function rewritten(
  plan: readonly PlanCorpusPassage[],
  copy: number,
): PlanCorpusPassage[] {
  const random = seeded(copy);
  const place = `${name(random)} ${name(random)}`;
  const names = new Map<string, string>();
  const original = plan[0]?.place?.split(" ").slice(1).join(" ") ?? "";
  const renamed = (text: string) =>
    text
      .replaceAll(original || "\u0000", place)
      // Two capitalised words in mid-sentence are a name, in the text's own way of writing.
      .replaceAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu, (found) => {
        const known = names.get(found) ?? `${name(random)} ${name(random)}`;
        names.set(found, known);
        return known;
      })
      .replaceAll(/\d+/gu, (digits) => altered(digits, random));
  return plan.map(({ id, heading, text }) => ({
    id: `${copy}|${id}`,
    heading: renamed(heading),
    text: renamed(text),
    place,
  }));
}

function altered(digits: string, random: () => number): string {
  return Array.from(digits, (digit, at) =>
    at === 0 ? digit : String(Math.floor(random() * 10)),
  ).join("");
}

function name(random: () => number): string {
  const pick = (all: readonly string[]) =>
    all[Math.floor(random() * all.length)] ?? "";
  const word = pick(onsets) + pick(rhymes);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Park and Miller's generator; the bench must give the same corpus on every machine. */
function seeded(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
