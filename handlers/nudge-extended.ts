import { wordsOf } from "../src/message.ts";
import { inHours } from "../src/nudges/due.ts";
import { withExtended } from "../src/nudges/extensions.ts";
import type { Follower } from "../src/nudges/follower.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/** Notes a day that was granted with all who follow the agency, and tells them. */
export async function spreadExtension(
  {
    tag,
    to,
    place,
    agency,
  }: Readonly<Record<"tag" | "to" | "place" | "agency", string>>,
  values: Readonly<Record<string, string>>,
  parts: Pick<NudgeParts, "catalogs" | "nudges">,
): Promise<void> {
  const { followers } = parts.nudges;
  // Whom this does not reach is told at their next nudge.
  for await (const one of followers.each())
    if (one.follows.some((f) => f.place === place && f.agency === agency)) {
      await followers.change(
        one,
        (old) => old && withExtended(old, { tag, to }),
      );
      await tell(one, values, `extended:${tag}:${to}`, parts);
    }
}

/** Tells a follower at once of a day that was granted, unless they sleep or cannot be reached: then their next nudge does. */
async function tell(
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
