import type { LibraryPlan } from "../plans/plan.ts";
import type { Corpus } from "./corpus.ts";
import type { Answer, Asked, Setting } from "./answer.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import { quote } from "./quote.ts";
import type { Ranked } from "./rank.ts";
import { wantedWords } from "./wanted.ts";

// What the plans do not say is said to be missing, with the nearest thing marked as such.

const nearRoom = 420;

/** Says that a plan does not hold what was asked. `reason` is a sentence of the catalogue. */
export function decline(
  asked: Asked,
  reason: string,
  nearest: Ranked | undefined,
  corpus: Corpus,
): Answer {
  const { plan, catalog, today, query } = asked;
  const lines = [reason];
  if (nearest !== undefined) {
    const { passage } = nearest;
    lines.push(
      catalog.say("answers.nearest", {
        section: sectionLabel(passage.section, catalog),
      }),
      `“${quote(passage.text, wantedWords(query, corpus, plan.slug), nearRoom)}”`,
    );
  }
  lines.push(
    periodNote(plan, today, catalog),
    catalog.say("answers.source", {
      plan: planLabel(plan, catalog),
      section: sectionLabel(nearest?.passage.section ?? "0", catalog),
    }),
    catalog.say("answers.try_asking"),
  );
  return {
    text: lines.filter((line) => line !== "").join("\n"),
    answered: false,
    citations:
      nearest === undefined
        ? []
        : [
            {
              plan: plan.slug,
              section: nearest.passage.section.id,
              quote: quote(
                nearest.passage.text,
                wantedWords(query, corpus, plan.slug),
                nearRoom,
              ),
            },
          ],
    offers:
      nearest === undefined
        ? []
        : [
            {
              label: catalog.say("answers.full"),
              offer: { kind: "full", passage: nearest.passage.id },
            },
          ],
    plan: plan.slug,
  };
}

/** Says that no plan of that place, or of that number, is at hand. */
export function declinePlace(
  reason: { place: string } | { number: string },
  plans: readonly LibraryPlan[],
  { catalog }: Setting,
): Answer {
  const places = [
    ...new Set(plans.map((plan) => plan.place ?? plan.title)),
  ].join("; ");
  const text =
    "place" in reason
      ? catalog.say("answers.unknown_place", { place: reason.place, places })
      : catalog.say("answers.unknown_plan", {
          number: reason.number,
          plans: plans.map((plan) => planLabel(plan, catalog)).join("; "),
        });
  return { text, answered: false, citations: [], offers: [], plan: null };
}

/** Says that no plan cites a document of that number. */
export function declineDocument(
  number: string,
  plans: readonly LibraryPlan[],
  { catalog }: Setting,
): Answer {
  const text = catalog.say("answers.unknown_document", {
    number,
    plans: plans.map((plan) => planLabel(plan, catalog)).join("; "),
  });
  return { text, answered: false, citations: [], offers: [], plan: null };
}

/** Says that no plan at all holds what was asked. */
export function declineAll(
  { catalog }: Setting,
  reason:
    "not_found_anywhere" | "no_phone" | "no_person" = "not_found_anywhere",
): Answer {
  return {
    text: `${catalog.say(`answers.${reason}`)}\n${catalog.say("answers.try_asking")}`,
    answered: false,
    citations: [],
    offers: [],
    plan: null,
  };
}
