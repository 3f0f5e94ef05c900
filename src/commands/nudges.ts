import { createHmac } from "node:crypto";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { Follower } from "../nudges/follower.ts";
import { personKey } from "../people/roster.ts";
import { openStore } from "../store.ts";
import { type Command, readArguments, writeLine } from "./io.ts";

/**
 * What operators do with nudges: `audit` prints what was sent to whom and when, one line of JSON for each entry of the
 * ledgers. People stand under a name made with the desk's key, which tells them apart and names nobody. Throws
 * {@link InputError} in one line.
 */
export const nudges: Command = async (args, io) => {
  const { positionals, values } = readArguments("nudges", args, {
    data: { type: "string" },
  });
  if (positionals.length !== 1 || positionals[0] !== "audit")
    throw new InputError("nudges: expected audit");
  const { dataFolder, deskKey, databaseUrl } = await readConfig();
  const { storage, key } = await openStore(
    {
      folder: values.data ?? dataFolder,
      deskKey,
      databaseUrl: values.data === undefined ? databaseUrl : undefined,
    },
    createLogger("silent", systemClock),
  );
  const seen = new Set<string>();
  let [entries, twice] = [0, 0];
  try {
    for await (const { value } of storage
      .collection("followers", Follower)
      .each()) {
      const who = createHmac("sha256", key)
        .update(`nudges ${personKey(value)}`)
        .digest("base64url")
        .slice(0, 12);
      for (const { key: nudge, tag, lead, lastDay, ...entry } of value.ledger) {
        const { batch, entered, state } = entry;
        entries += 1;
        if (seen.has(`${who} ${nudge}`)) twice += 1;
        seen.add(`${who} ${nudge}`);
        const line = { who, tag, lead, lastDay, entered, state, batch };
        await writeLine(io.output, JSON.stringify(line));
      }
    }
  } finally {
    await storage.close();
  }
  await writeLine(io.output, JSON.stringify({ entries, twice }));
  return twice === 0 ? 0 : 1;
};
