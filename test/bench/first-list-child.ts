import { openBenchTips } from "./bench-tips.ts";
import { heldBytes } from "./held.ts";

// A process of its own: opens the tips of a folder, has an officer look at the list twice, prints how long each took.

const [folder = ""] = process.argv.slice(2);
const { roster, officering, storage } = await openBenchTips(folder);
const person = { channel: "telegram", sender: "officer" } as const;
await roster.grant(person, "officer");
const officer = await officering.officerOf(person);
if (officer === undefined) throw new Error("there is no unit for an officer");
const before = await heldBytes();
const times: number[] = [];
for (let round = 0; round < 2; round += 1) {
  const began = performance.now();
  await officering.list(officer);
  times.push(performance.now() - began);
}
const megabytes = ((await heldBytes()) - before) / 2 ** 20;
console.log(JSON.stringify({ firstMs: times[0], nextMs: times[1], megabytes }));
await storage.close();
