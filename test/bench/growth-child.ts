import { fuse, miniSearchPairs, ours, type MakeEngine } from "./engines.ts";
import { grow } from "./grow.ts";
import { heldBytes } from "./held.ts";
import { loadPlanCorpus } from "./plan-corpus.ts";

// A process of its own, so that no engine's garbage is another's: builds one engine over so many plans, asks, prints.

const makers: Readonly<Record<string, MakeEngine>> = {
  ours: ours(),
  minisearch: miniSearchPairs,
  fuse,
};
// Asking stops here; at least one question is asked.
const budgetMs = 20_000;

const [plans = "", engineName = ""] = process.argv.slice(2);
const make = makers[engineName];
if (make === undefined) throw new TypeError(`no engine ${engineName}`);
const { passages: originals, questions } = await loadPlanCorpus();
const passages = grow(originals, Number(plans));

const before = await heldBytes();
const building = performance.now();
const engine = make(passages);
const buildMs = performance.now() - building;
const bytes = (await heldBytes()) - before;

// Fuse.js at its largest takes minutes a question; then the one question is measured cold.
let asked = 0;
const started = performance.now();
for (const { text } of questions) {
  engine.search(text, 10);
  asked += 1;
  if (performance.now() - started > budgetMs) break;
}
const ms = (performance.now() - started) / asked;
console.log(
  JSON.stringify({ passages: passages.length, buildMs, bytes, ms, asked }),
);
