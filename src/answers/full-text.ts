import type { Answer, Setting } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { periodNote, planLabel, sectionLabel } from "./labels.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { quote } from "./quote.ts";

// A passage as it stands, with the list it belongs to, by pages where one message does not hold it.

const room = 1100;
const shortItem = 200;

/** One page of a passage's own words, pages counted from 1; undefined when there is no such passage or page. */
export function fullText(
  id: string,
  page: number,
  { catalog, today }: Setting,
  corpus: Corpus,
): Answer | undefined {
  const passage = corpus.byId.get(id);
  if (passage === undefined) return undefined;
  const { plan, section } = passage;
  const pages = pagesOf(withList(passage));
  const words = pages[page - 1];
  if (words === undefined) return undefined;
  const label = sectionLabel(section, catalog);
  return {
    text: [
      pages.length === 1
        ? catalog.say("answers.full_of", { section: label })
        : catalog.say("answers.full_page", {
            section: label,
            page,
            pages: pages.length,
          }),
      `“${words}”`,
      periodNote(plan, today, catalog),
      catalog.say("answers.source", {
        plan: planLabel(plan, catalog),
        section: label,
      }),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    answered: true,
    citations: [{ plan: plan.slug, section: section.id, quote: words }],
    offers:
      page < pages.length
        ? [
            {
              label: catalog.say("answers.more"),
              offer: { kind: "full", passage: id, page: page + 1 },
            },
          ]
        : [],
    plan: plan.slug,
  };
}

// The sentence that opens a list is nothing without its items, nor a short item without that sentence.
function withList({ section, index, text }: PlanPassage): string[] {
  const { paragraphs } = section;
  const opening = paragraphs[0];
  if (text.trim().endsWith(":")) return paragraphs.slice(index);
  const isItem =
    index > 0 && text.length < shortItem && opening?.trim().endsWith(":");
  return isItem === true && opening !== undefined ? [opening, text] : [text];
}

function pagesOf(paragraphs: readonly string[]): string[] {
  const pages: string[] = [];
  const pieces = paragraphs.flatMap((text, at) =>
    piecesOf(at === 0 ? quote(text, new Map(), text.length) : text),
  );
  for (const piece of pieces) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= room)
      pages[pages.length - 1] = `${last}\n${piece}`;
    else pages.push(piece);
  }
  return pages;
}

// A paragraph longer than a page is parted between words.
function piecesOf(text: string): string[] {
  if (text.length <= room) return [text];
  const space = text.lastIndexOf(" ", room);
  const end = space > 0 ? space : room;
  return [text.slice(0, end), ...piecesOf(text.slice(end).trim())];
}
