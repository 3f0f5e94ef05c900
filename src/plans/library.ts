import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.ts";
import { readYaml } from "../knowledge.ts";
import { loadGenre } from "./genre.ts";
import { applyOverlay, mendWords, Overlay, OverlayFile } from "./overlay.ts";
import { createPlanParser, type PlanParser } from "./parser.ts";
import type { LibraryPlan } from "./plan.ts";

/**
 * Loads every plan of knowledge/plans, sorted by slug, with what plan.yaml adds.
 * Throws {@link InputError} in one line where a text is no plan or a plan.yaml does not fit.
 */
export async function loadLibrary(
  knowledge: string,
): Promise<readonly LibraryPlan[]> {
  const parser = createPlanParser(await loadGenre(join(knowledge, "genre")));
  const folder = join(knowledge, "plans");
  const entries = await readdir(folder, { withFileTypes: true });
  const slugs = entries
    // A folder whose name begins with a dot is one that is still being written.
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(slugs.map((slug) => loadPlan(folder, slug, parser)));
}

async function loadPlan(
  folder: string,
  slug: string,
  parser: PlanParser,
): Promise<LibraryPlan> {
  const file = join(folder, slug, "text.txt");
  const overlay = await readOverlay(join(folder, slug));
  const text = await readFile(file, "utf8");
  const stale = overlay.words.find(({ read }) => !text.includes(read));
  if (stale !== undefined)
    throw new InputError(
      `${join(folder, slug, "plan.yaml")} mends ${JSON.stringify(stale.read)}; expected: words that stand in text.txt`,
    );
  const plan = parser.parse(mendWords(text, overlay));
  if (plan === undefined)
    throw new InputError(
      `${file}:1 holds no plan; expected: a line that names the kind of document`,
    );
  return {
    ...applyOverlay(plan, overlay),
    slug,
    names: overlay.names,
    extension: overlay.extension ?? null,
  };
}

async function readOverlay(folder: string): Promise<Overlay> {
  try {
    return await readYaml(join(folder, "plan.yaml"), OverlayFile);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return Overlay.parse({});
    throw error;
  }
}
