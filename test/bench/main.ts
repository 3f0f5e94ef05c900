import { parseArgs } from "node:util";
import { benchRetrieval } from "./retrieval.ts";

// npm run bench [-- <room> …]. Each room prints one table and compares in the same run on the same machine.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: "string" }, queries: { type: "string" } },
});

if (positionals[0] === "retrieval") {
  if (values.corpus === undefined || values.queries === undefined)
    throw new TypeError(
      "retrieval needs --corpus C.jsonl and --queries Q.jsonl",
    );
  await benchRetrieval(values.corpus, values.queries);
} else {
  throw new TypeError(`no such benchmark: ${positionals[0] ?? "(none)"}`);
}
