import { fold } from "../text/fold.ts";
import type { Plan } from "./plan.ts";

/**
 * The name of a plan's folder: place, number and year, in small ASCII letters, digits and dashes.
 * @param plainLevel the level of administration that goes unsaid before a place's name
 */
export function slugOf(
  plan: Pick<
    Plan,
    "place" | "issuer" | "number" | "issued" | "period" | "title"
  >,
  plainLevel: string,
): string {
  const year = (plan.issued ?? plan.period?.from)?.slice(0, 4);
  const number =
    plan.number === null ? undefined : /\d+/u.exec(plan.number)?.[0];
  const place = dashed(plan.place ?? plan.issuer ?? plan.title);
  const level = `${dashed(plainLevel)}-`;
  const where = place.startsWith(level) ? place.slice(level.length) : place;
  return [where.slice(0, 60), number, year]
    .filter((part) => part !== undefined && part !== "")
    .join("-")
    .replace(/-{2,}/gu, "-");
}

function dashed(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}
