import { wordsOf } from "../src/message.ts";
import { inHours } from "../src/nudges/due.ts";
import type { Follower } from "../src/nudges/follower.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/** Tells a follower at once of a day that was granted, unless they sleep or cannot be reached: then their next nudge does. */
export async function tellExtended(
  follower: Follower,
  values: Readonly<Record<string, string>>,
  reference: string,
  { catalogs, nudges }: Pick<NudgeParts, "catalogs" | "nudges">,
): Promise<void> {
  const now = nudges.clock.now();
  const { channel, conversation: id, language, unreachable } = follower;
  if (unreachable || inHours(now, follower) > now) return;
  const words = catalogs[language].say("reports.extended-told", values);
  await nudges.post({ channel, id, group: false }, wordsOf(words), reference);
}
