import { describe, expect, it } from "vitest";
import type { Offer } from "../../src/answers/answer.ts";
import { CivilDate } from "../../src/clock.ts";
import { catalogs } from "../knowledge.ts";
import { openParts } from "./parts.ts";

const { answer, answerer, library } = await openParts();
const setting = {
  catalog: catalogs.vi,
  today: CivilDate.parse("2023-05-10"),
};

function pagesFrom(offer: Offer | undefined): string[] {
  const pages: string[] = [];
  let next = offer;
  while (next !== undefined && next.kind !== "place") {
    const page = answerer.follow(next, setting);
    if (page === undefined) break;
    expect(page.text.length).toBeLessThanOrEqual(1500);
    pages.push(page.citations[0]?.quote ?? "");
    next = page.offers[0]?.offer;
  }
  return pages;
}

describe("the full text", () => {
  it("holds the items of the list that the answer showed", () => {
    const { text, offers } = answer("mục tiêu cụ thể là gì", {
      place: "Thành phố Trà Vinh",
    });
    expect(text).toContain("100% phường, xã");
    const full = pagesFrom(offers[0]?.offer).join("\n");
    expect(full).toMatch(/^Mục tiêu cụ thể: .*sau:\n.*100% phường, xã/u);
  });

  it("of every passage is whole over its pages, each short enough for a message", () => {
    for (const plan of library)
      for (const { id, paragraphs } of plan.sections)
        for (const [index, text] of paragraphs.entries()) {
          const pages = pagesFrom({
            kind: "full",
            passage: `${plan.slug}|${id}|${index}`,
          });
          const words = (one: string) => one.split(/\s+/u).join(" ");
          expect(words(pages.join(" "))).toContain(
            words(text.replace(/^[-+*•]\s+/u, "")),
          );
        }
  });
});
