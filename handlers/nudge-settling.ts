import { civilDate } from "../src/clock.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Follow } from "../src/nudges/follower.ts";
import { fullDay } from "../src/nudges/wording.ts";
import { hasEnded, lastDay } from "../src/plans/in-force.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { waiting, wish } from "./nudge-wish.ts";
import { describeDeadlines, nextOf } from "./nudge-describing.ts";
import { leadChoices } from "./nudge-lead-choices.ts";
import { settleNudges } from "./nudge-settle.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/** Takes place and agency, shows what these owe, and asks for lead times. */
export function createNudgeSettling(parts: NudgeParts) {
  const { nudges } = parts;
  const asking = createNudgeAsking(parts);
  return { atPlace, atAgency, widen };

  async function atPlace(
    message: Message,
    session: Session,
    place: string,
  ): Promise<Step> {
    const own = session.place === place ? session.agency : null;
    const after = { ...session, place, thread: null };
    const over = ended(after, place);
    if (over !== undefined) return over;
    return own !== null && asking.agenciesIn(own, place).length === 1
      ? atAgency(message, after, place, own)
      : asking.askAgency({ ...after, agency: null }, place);
  }

  async function atAgency(
    message: Message,
    session: Session,
    place: string,
    named: string,
  ): Promise<Step> {
    if (nudges.units.isCollective(named))
      return asking.askUnit({ ...session, place }, place, named);
    const agency = await nudges.units.spelled(place, named);
    const at = { ...session, place, agency, thread: null };
    const over = ended(at, place);
    if (over !== undefined) return over;
    const narrow = followOf(place, agency, false);
    const dated = nextOf(narrow, parts).length;
    const all = nextOf({ ...narrow, wide: true }, parts).length;
    const say = sayIn(parts, session);
    if (all === 0)
      return told(say("nothing", { place, agency }), { ...at, pending: {} });
    // Where the plan names no day at all, what it suggests is all there is to be nudged of.
    const wide = dated === 0;
    const after = waiting(at, "nudge-leads", {
      [wish.place]: place,
      [wish.agency]: agency,
      [wish.wide]: wide ? "yes" : "no",
    });
    const described = describeDeadlines({ ...narrow, wide }, session, parts);
    const leads = after.pending[wish.leads];
    if (leads !== undefined) {
      const days = leads.split(",").map(Number);
      const step = await settleNudges(days, message, after, parts);
      return { ...step, replies: [wordsOf(described), ...step.replies] };
    }
    const more = wide ? 0 : all - dated;
    const words = [
      described,
      ...(more > 0 ? [say("wide-more", { count: more })] : []),
      "",
      say("leads"),
    ];
    return told(
      words.join("\n"),
      after,
      leadChoices(sayIn(parts, session), more > 0),
    );
  }

  function widen(session: Session): Step | undefined {
    const { [wish.place]: place, [wish.agency]: agency } = session.pending;
    if (place === undefined || agency === undefined) return undefined;
    const after = waiting(session, "nudge-leads", { [wish.wide]: "yes" });
    const follow = followOf(place, agency, true);
    const described = describeDeadlines(follow, session, parts);
    const words = [described, "", sayIn(parts, session)("leads")].join("\n");
    return told(words, after, leadChoices(sayIn(parts, session), false));
  }

  /** What is said where all plans of a place have ended; undefined where one runs. */
  function ended(session: Session, place: string): Step | undefined {
    const today = civilDate(nudges.clock.now());
    const plans = nudges.plans.filter((plan) => plan.place === place);
    if (!plans.every((plan) => hasEnded(plan, today))) return undefined;
    const [last] = plans
      .flatMap((plan) => lastDay(plan) ?? [])
      .sort()
      .reverse();
    const date = last === undefined ? "" : fullDay(last);
    const words = sayIn(parts, session)("ended", { place, date });
    return told(words, { ...session, pending: {} });
  }

  function followOf(place: string, agency: string, wide: boolean): Follow {
    const since = nudges.clock.now().toISOString();
    return { place, agency, leads: [], wide, since };
  }
}
