import { createAsker } from "../../src/commands/asker.ts";
import { knowledgeFolder } from "./plan-corpus.ts";

// A process of its own: opens the desk, answers once, prints resident megabytes.

const asker = await createAsker(knowledgeFolder);
await asker.ask({ text: "so y te lam gi", place: null, now: undefined });
globalThis.gc?.();
console.log((process.memoryUsage().rss / 2 ** 20).toFixed(0));
