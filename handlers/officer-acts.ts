import { handedTo } from "../src/tips/desk/handed-to.ts";
import { TipOutcomeName } from "../src/tips/desk/tip.ts";
import { readReferences } from "../src/tips/reference.ts";
import { createActing } from "./officer-acting.ts";
import { kindMeant, kindsIn } from "./officer-kinds.ts";
import {
  type OfficerHandler,
  type OfficerParts,
  reasonIn,
  type Wanted,
  withoutReason,
  withReason,
} from "./officer-parts.ts";

type Acts =
  | "claim"
  | "release"
  | "ask"
  | "note"
  | "hand"
  | "kind"
  | "urgent"
  | "calm"
  | "complex"
  | "extend"
  | "close"
  | "reopen"
  | "merge";

/** What is done with one tip. What a wish still lacks is asked for: by a list, or by the next words. */
export function createOfficerActs(
  parts: OfficerParts,
): Readonly<Record<Acts, OfficerHandler>> {
  const { catalogs, officering, words, units, kindsOf } = parts;
  const { done, later, choose, answer } = createActing(parts);
  const written = (act: "ask" | "note") => (wanted: Wanted) =>
    wanted.rest === ""
      ? later(wanted, act)
      : done(wanted, { is: act, text: wanted.rest });

  return {
    claim: (wanted) => done(wanted, { is: "claim" }),
    release: (wanted) => done(wanted, { is: "release" }),
    complex: (wanted) => done(wanted, { is: "complex" }),
    extend: (wanted) => done(wanted, { is: "extend" }),
    reopen: (wanted) => done(wanted, { is: "reopen" }),
    urgent: (wanted) => done(wanted, { is: "urgent", urgent: true }),
    calm: (wanted) => done(wanted, { is: "urgent", urgent: false }),
    ask: written("ask"),
    note: written("note"),
    async close(wanted) {
      const tapped = TipOutcomeName.safeParse(wanted.rest);
      const outcome = tapped.success ? tapped.data : words.outcome(wanted.rest);
      if (outcome !== undefined) return done(wanted, { is: "close", outcome });
      const { say } = catalogs[wanted.session.language];
      return choose(wanted, "close", () =>
        TipOutcomeName.options.map((each) => [
          each,
          say(`officers.outcome-${each}`),
        ]),
      );
    },
    async kind(wanted) {
      const catalog = catalogs[wanted.session.language];
      const only = kindMeant(wanted.rest, catalog, kindsOf);
      return only === undefined
        ? choose(wanted, "kind", () => kindsIn(catalog))
        : done(wanted, { is: "kinds", kinds: [only] });
    },
    async hand(wanted) {
      const { rest, session, reference = "" } = wanted;
      const near = await nearTo(wanted);
      const { unit, reason: said } = handedTo(rest, units, { near, ...words });
      if (unit === undefined)
        // Which unit is meant is asked; what was said besides is the reason.
        return choose(
          said === ""
            ? wanted
            : { ...wanted, session: withReason(session, reference, said) },
          "hand",
          ({ receivers }) => receivers.map((each) => [each.id, each.name]),
        );
      const reason = said === "" ? (reasonIn(session, reference) ?? "") : said;
      return reason === ""
        ? later(wanted, "hand", unit.id)
        : done(
            { ...wanted, session: withoutReason(session) },
            { is: "hand-over", unit: unit.id, reason },
          );
    },
    async merge(wanted) {
      const [into] = readReferences(wanted.rest);
      return into === undefined
        ? answer(wanted, "merge-into")
        : done(wanted, { is: "merge", into });
    },
  };

  /** The units of the tip's own place, which officers call by what they are: "công an tỉnh". */
  async function nearTo({ officer, reference }: Wanted) {
    const found = reference && (await officering.glance(officer, reference));
    if (found === undefined || found === "unknown") return [];
    const { province } = found.tip.routed;
    return found.receivers.filter((unit) => unit.province === province);
  }
}
