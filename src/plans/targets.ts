import { withoutBullet } from "./assignments.ts";
import type { Genre } from "./genre.ts";
import { type Branch, headingsOf } from "./outline.ts";
import { anyOf, anywhere, atStart, letters, phraseSource } from "./phrase.ts";
import type { Target } from "./plan.ts";
import { clauses, sentences } from "./sentences.ts";

/** Finds figures to reach: every share in percent outside the chapter on money, and counts where something is aimed at. */
export type TargetReader = (branches: readonly Branch[]) => Target[];

export function createTargetReader(genre: Genre): TargetReader {
  const { figures, outline } = genre;
  const numeral = Object.keys(figures.numerals)
    .map((one) => phraseSource(one))
    .join("|");
  const count = new RegExp(
    `${anyOf(figures.atLeast)}\\s+(\\d{1,6}|${numeral})\\s+(?!${anyOf([...figures.units, ...genre.frame.year, ...genre.time.month])})(?=[${letters}])`,
    "iu",
  );
  const aims = anywhere(figures.aiming);
  const funding = anywhere(outline.funding);
  const describing = atStart(outline.describing);
  const aiming = anywhere(outline.aiming);
  const share = /(\d{1,3}(?:[.,]\d+)?)\s*%/u;
  // Two shares in a row are two figures: "trên 50% cơ quan, 80% số khu dân cư".
  const nextShare = new RegExp(
    `,\\s+(?=(?:${anyOf(figures.atLeast)}\\s+)?\\d{1,3}(?:[.,]\\d+)?\\s*%)`,
    "giu",
  );

  return (branches) => {
    const targets: Target[] = [];
    for (const branch of branches) {
      const { section } = branch;
      const above = headingsOf(branch);
      if (
        section.id === "0" ||
        above.some((heading) => describing.test(heading))
      )
        continue;
      if (
        above.some((heading) => funding.test(heading) && !aiming.test(heading))
      )
        continue;
      const within = above.some((heading) => aiming.test(heading));
      section.paragraphs.forEach((paragraph, index) => {
        if (!within && !paragraph.includes("%") && !aims.test(paragraph))
          return;
        for (const sentence of sentences(withoutBullet(paragraph)))
          for (const clause of clauses(sentence.text))
            for (const text of clause.text.split(nextShare))
              read(text.trim(), section.id, index, within);
      });
    }
    return targets;

    function read(
      text: string,
      section: string,
      paragraph: number,
      within: boolean,
    ): void {
      const words = text.replace(/[;.\s]+$/u, "");
      const percent = share.exec(text)?.[1];
      if (percent !== undefined) {
        targets.push({
          text: words,
          percent: Number(percent.replace(",", ".")),
          section,
          paragraph,
        });
        return;
      }
      const number =
        within || aims.test(text) ? count.exec(text)?.[1] : undefined;
      if (number === undefined) return;
      const value = figures.numerals[number.toLowerCase()] ?? Number(number);
      targets.push({ text: words, count: value, section, paragraph });
    }
  };
}
