import { parseArgs } from "node:util";
import { benchAccuracy } from "./accuracy.ts";
import { benchCalendar } from "./calendar.ts";
import { benchCrash } from "./crash.ts";
import { benchGrowth } from "./growth.ts";
import { benchHeldRows } from "./held-rows.ts";
import { benchNudges } from "./nudges.ts";
import { benchReplicas, benchThroughput } from "./replicas.ts";
import { benchPlanRetrieval, benchRetrieval } from "./retrieval.ts";
import { benchStart } from "./start.ts";
import { benchStorage } from "./storage.ts";
import { benchTelegram } from "./telegram.ts";
import { benchTips } from "./tips.ts";
import { benchYear } from "./year.ts";

// npm run bench [-- accuracy | retrieval | start | storage | telegram | tips | crash | growth | nudges | calendar | year | replicas]. Each compares in one run on one machine; without
// a name all run, which takes about twenty minutes, most of it the peers at 5,000 plans and 10,000 notices at the rate that is allowed. `retrieval --corpus C.jsonl
// --queries Q.jsonl` ranks any labelled corpus; `growth --plans 5,50`,
// `storage --rows 0,1000`, `telegram --notices 300`, `tips --held 0,100` `crash --tips 100 --kills 5` and
// `nudges --subscriptions 10000` and `year --staff 10` stay small; so does `replicas --conversations 300 --kills 6
// --counts 1,2 --filled 1000 --tips 60`; `--conversations 0 --counts "" --filled 1000000` looks
// at a million held tips alone, in some ten minutes.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: "string" },
    queries: { type: "string" },
    plans: { type: "string" },
    notices: { type: "string" },
    held: { type: "string" },
    rows: { type: "string" },
    tips: { type: "string" },
    kills: { type: "string" },
    subscriptions: { type: "string" },
    conversations: { type: "string" },
    counts: { type: "string" },
    filled: { type: "string" },
    staff: { type: "string" },
  },
});
const { corpus, queries, plans, notices, held, rows, tips, kills } = values;

const rooms: Readonly<Record<string, () => Promise<void>>> = {
  accuracy: benchAccuracy,
  retrieval: () =>
    corpus === undefined || queries === undefined
      ? benchPlanRetrieval()
      : benchRetrieval(corpus, queries),
  start: benchStart,
  storage: async () => {
    await benchStorage();
    console.log();
    await benchHeldRows(rows?.split(",").map(Number));
  },
  telegram: () =>
    benchTelegram(notices === undefined ? 10_000 : Number(notices)),
  tips: () => benchTips(held?.split(",").map(Number)),
  crash: () =>
    benchCrash(
      tips === undefined ? undefined : Number(tips),
      kills === undefined ? undefined : Number(kills),
    ),
  nudges: () =>
    benchNudges(
      values.subscriptions === undefined
        ? undefined
        : Number(values.subscriptions),
    ),
  calendar: benchCalendar,
  replicas: async () => {
    if (values.conversations !== "0") {
      await benchReplicas(numberOr(values.conversations), numberOr(kills));
      console.log();
    }
    await benchThroughput(
      values.counts?.split(",").filter(Boolean).map(Number),
      values.filled?.split(",").filter(Boolean).map(Number),
      numberOr(tips),
    );
  },
  year: () =>
    benchYear(values.staff === undefined ? undefined : Number(values.staff)),
  growth: () => benchGrowth(plans?.split(",").map(Number)),
};

function numberOr(given: string | undefined): number | undefined {
  return given === undefined ? undefined : Number(given);
}

for (const name of positionals.length > 0 ? positionals : Object.keys(rooms)) {
  const room = rooms[name];
  if (room === undefined)
    throw new TypeError(
      `no benchmark ${name}; there are ${Object.keys(rooms).join(", ")}`,
    );
  await room();
  console.log();
}
