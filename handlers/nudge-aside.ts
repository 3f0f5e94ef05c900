import { type Message, wordsOf } from "../src/message.ts";
import { nudgeChoice, sourceOf, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { typedInstead } from "./typed.ts";

/** What else is done with a nudge: it is none of the agency's business, which admins are told; or it is asked about. */
export function createNudgeAsideHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs, question } = parts;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    if (choice?.startsWith(nudgeChoice.ask) === true)
      return ask(message, session);
    const isAsked =
      choice === undefined
        ? clauseOf("notOurs", text)?.manner === "said"
        : choice.startsWith(nudgeChoice.notOurs);
    if (!isAsked) return undefined;
    const found = await whichNudged(
      nudgeChoice.notOurs,
      message,
      session,
      parts,
    );
    return isStep(found) ? found : decline(found, message, session);
  };

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

  async function ask(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const found = await whichNudged(nudgeChoice.ask, message, session, parts);
    if (isStep(found)) return found;
    const { place, agency } = found.follow;
    // Questions are understood best in the plans' language.
    const asked = catalogs.vi.say("nudges.ask", { agency });
    const at = { ...session, place, agency, thread: null };
    return question(typedInstead(message, asked), at);
  }
}
