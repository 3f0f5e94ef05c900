import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { openDesk } from "./open.ts";

const kills = 20;
const conversations = ["c0", "c1", "c2", "c3"];
const messages = Array.from({ length: 200 }, (_, index) => ({
  id: `m${index}`,
  conversation: `c${index % conversations.length}`,
}));

/** What the platform knows: what was acknowledged to it, and what it shows to people. */
interface Platform {
  readonly taken: Set<string>;
  readonly shown: string[];
}

/**
 * Runs the desk and hands over what was not acknowledged, and the last that was, as platforms do. Kills it as soon as
 * it has printed so many lines; otherwise waits for its end.
 */
function run(folder: string, { taken, shown }: Platform, lines: number) {
  const program = join(import.meta.dirname, "killable.ts");
  const child = spawn(process.execPath, [program, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // One that is killed reads no more.
  child.stdin.on("error", () => undefined);
  const known = messages.filter(({ id }) => taken.has(id)).slice(-8);
  const fresh = messages.filter(({ id }) => !taken.has(id));
  // Killed in the midst of it: so many are more than it can take before.
  const handed = lines === Infinity ? fresh : fresh.slice(0, 40);
  for (const { conversation, id } of [...known, ...handed])
    child.stdin.write(`${conversation} ${id}\n`);
  if (lines === Infinity) child.stdin.end();
  let printed = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [what, ...rest] = line.split(" ");
    if (what === "taken") taken.add(rest.join(" "));
    else shown.push(rest.join(" "));
    printed += 1;
    if (printed === lines) child.kill("SIGKILL");
  });
  return new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once("close", (code, signal) => {
      resolve(signal ?? code);
    });
  });
}

it("a desk that is killed again and again works on each message once, and answers each", async () => {
  const folder = await temporaryFolder();
  const platform: Platform = { taken: new Set(), shown: [] };
  const moments = fc.sample(fc.integer({ min: 1, max: 24 }), {
    numRuns: kills,
    seed: 20_230_510,
  });
  for (const lines of moments)
    expect(await run(folder, platform, lines)).toBe("SIGKILL");
  expect(platform.taken.size).toBeLessThan(messages.length);
  expect(await run(folder, platform, Infinity)).toBe(0);

  const desk = openDesk({ storage: await openLowdb(folder) });
  for (const conversation of conversations) {
    const own = messages.filter((one) => one.conversation === conversation);
    const ids = own.map(({ id }) => id);
    expect(await desk.effects(conversation)).toEqual(ids);
    expect(await desk.kept(conversation)).toMatchObject({
      waiting: [],
      outgoing: [],
    });
    // Answers come in order, the first time that they come.
    const replies = new Set(platform.shown);
    const answers = ids.map((id) => `re ${id}`);
    expect([...replies].filter((text) => answers.includes(text))).toEqual(
      answers,
    );
  }
  // Of each conversation one answer may have been under way at each kill.
  const again = platform.shown.length - new Set(platform.shown).size;
  expect(again).toBeLessThanOrEqual(kills * conversations.length);
}, 60_000);
