import type { Advice } from "../src/residents/reporting.ts";
import type { Session } from "../src/session.ts";
import type { Say } from "./resident.ts";

/** The laws that advice rests on, each with its articles; none where it rests on none. */
export function sourceOf(
  said: readonly Advice[],
  { language }: Session,
  say: Say,
): string[] {
  const articles = new Map<string, Set<string>>();
  for (const { law } of said) {
    if (law === undefined) continue;
    const name = language === "en" ? law.english : law.name;
    const named = articles.get(name) ?? new Set();
    for (const article of law.article?.split(", ") ?? []) named.add(article);
    articles.set(name, named);
  }
  const laws = [...articles].map(([law, named]) =>
    named.size === 0
      ? law
      : say("howto-article", { law, articles: [...named].join(", ") }),
  );
  return laws.length === 0
    ? []
    : [say("howto-source", { laws: laws.join("; ") })];
}
