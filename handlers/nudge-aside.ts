import { type Message, wordsOf } from "../src/message.ts";
import { nudgeChoice, sourceOf, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const mostStrange = 2;

/** Hears that a nudge is none of the agency's business, which admins are told. */
export function createNudgeAsideHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs } = parts;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    const isAsked =
      choice === undefined
        ? isSaid(text)
        : choice.startsWith(nudgeChoice.notOurs);
    if (!isAsked) return undefined;
    // Such words mean nudges only to who gets some.
    const follower = await nudges.followers.get(message);
    if (choice === undefined && (follower?.follows.length ?? 0) === 0)
      return undefined;
    const found = await whichNudged(
      nudgeChoice.notOurs,
      message,
      session,
      parts,
    );
    return isStep(found) ? found : decline(found, message, session);
  };

  function isSaid(text: string): boolean {
    const said = clauseOf("notOurs", text);
    return (
      said?.manner === "said" ||
      (said?.manner === "strange" && said.strange <= mostStrange)
    );
  }

  async function decline(
    { tag, follow, occurrence }: Nudged,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const { place, agency } = follow;
    const { obligation } = occurrence;
    const what = whatOf(obligation);
    const noted = { isNew: false };
    await nudges.followers.change(message, (old) => {
      noted.isNew = false;
      if (old === undefined || old.declined.includes(tag)) return old;
      noted.isNew = true;
      return { ...old, declined: [...old.declined, tag] };
    });
    if (noted.isNew)
      for (const { channel, sender } of await nudges.roster.all("admin")) {
        const source = sourceOf(obligation, nudges.plans, catalogs.vi);
        const words = catalogs.vi.say("nudges.not-ours-admin", {
          agency,
          place,
          what,
          source,
        });
        const address = { channel, id: sender, group: false };
        await nudges.post(address, wordsOf(words), `nudge-not:${tag}`);
      }
    const words = sayIn(parts, session)("not-ours", { what, agency });
    return told(words, session);
  }
}
