import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAsker } from "../../src/commands/asker.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { heldBytes } from "./held.ts";
import { readPlanQuestions } from "./labelled.ts";
import { knowledgeFolder } from "./plan-corpus.ts";
import { createRewriter } from "./rewrite.ts";

// A process of its own: opens the whole desk over so many plans, puts the questions to it, prints.

const plans = Number(process.argv[2]);
const questions = await readPlanQuestions(
  join(import.meta.dirname, "data/questions.jsonl"),
);
const folder = await mkdtemp(join(tmpdir(), "trucban-bench-"));
try {
  await fill(folder);
  const before = await heldBytes();
  const opening = performance.now();
  const asker = await createAsker(folder);
  const buildMs = performance.now() - opening;
  const now = new Date("2022-06-01T08:00:00+07:00");
  const started = performance.now();
  for (const { text, place } of questions)
    await asker.ask({ text, place, now });
  const ms = (performance.now() - started) / questions.length;
  const bytes = (await heldBytes()) - before;
  const asked = questions.length;
  console.log(JSON.stringify({ passages: null, buildMs, bytes, ms, asked }));
} finally {
  await rm(folder, { recursive: true });
}

/** The knowledge at hand with its plans, and rewritten copies of them until there are enough. */
async function fill(target: string): Promise<void> {
  await cp(knowledgeFolder, target, { recursive: true });
  const library = await loadLibrary(knowledgeFolder);
  for (let copy = library.length; copy < plans; copy += 1) {
    const plan = library[copy % library.length];
    if (plan === undefined) return;
    const file = join(knowledgeFolder, "plans", plan.slug, "text.txt");
    const rewrite = createRewriter(plan.place, copy);
    const into = join(target, "plans", `${plan.slug}-${copy}`);
    await mkdir(into);
    const text = rewrite(await readFile(file, "utf8"));
    await writeFile(join(into, "text.txt"), text);
  }
}
