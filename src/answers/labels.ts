import type { Catalog } from "../catalog.ts";
import type { CivilDate } from "../clock.ts";
import { hasEnded, lastDay } from "../plans/in-force.ts";
import type { LibraryPlan, Section } from "../plans/plan.ts";
import { recipientsSection } from "./plan-passages.ts";

/** A civil date as people write it: 15/4/2021. */
export function shownDate(date: CivilDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day ?? ""}/${month ?? ""}/${year ?? ""}`;
}

/** "MM-DD" as people write it: 15/11. */
export function shownDay(monthDay: string): string {
  const [month, day] = monthDay.split("-").map(Number);
  return `${day ?? ""}/${month ?? ""}`;
}

/** The plan by number, date and issuer; by title where it has no number. */
export function planLabel(plan: LibraryPlan, catalog: Catalog): string {
  const issuer = plan.issuer ?? plan.place ?? "";
  if (plan.number === null)
    return catalog.say("answers.plan_untitled", { title: plan.title, issuer });
  if (plan.issued === null)
    return catalog.say("answers.plan_undated", { number: plan.number, issuer });
  return catalog.say("answers.plan", {
    number: plan.number,
    date: shownDate(plan.issued),
    issuer,
  });
}

/** The section as the plan numbers it. */
export function sectionLabel(
  section: Section | string,
  catalog: Catalog,
): string {
  const id = typeof section === "string" ? section : section.id;
  if (id === "0") return catalog.say("answers.preamble");
  if (id === recipientsSection) return catalog.say("answers.recipients_part");
  if (id.startsWith("PL")) return catalog.say("answers.annex");
  return catalog.say("answers.section", { id });
}

/** The document that lets the plan run on, and until when, to follow its own period; else an empty string. */
export function extendedBy(
  { extension }: LibraryPlan,
  catalog: Catalog,
): string {
  return extension === null
    ? ""
    : catalog.say("answers.extended_by", {
        until: shownDate(extension.until),
        basis: extension.basis,
      });
}

/** The years of the plan's period, as in "2021 - 2025"; one year stands alone. */
export function periodYears({ period }: LibraryPlan): string {
  const [from = "", to = ""] = [period?.from, period?.to].map((day) =>
    day?.slice(0, 4),
  );
  return from === to ? from : `${from} - ${to}`;
}

/** A sentence saying that the plan's time is over, or that it runs beyond its period; else an empty string. */
export function periodNote(
  plan: LibraryPlan,
  today: CivilDate,
  catalog: Catalog,
): string {
  const last = lastDay(plan);
  if (last === null) return "";
  const extended = extendedBy(plan, catalog);
  if (hasEnded(plan, today))
    return catalog.say("answers.ended", { date: shownDate(last), extended });
  return plan.period !== null && today > plan.period.to
    ? catalog.say("answers.running_on", { years: periodYears(plan), extended })
    : "";
}
