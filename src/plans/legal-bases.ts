import { civil } from "./dates.ts";
import type { Genre } from "./genre.ts";
import type { Branch } from "./outline.ts";
import { anyOf, letters, phraseSource } from "./phrase.ts";
import type { LegalBasis } from "./plan.ts";

/** Finds the documents that the plan rests on or names. One that is named again is not listed again. */
export type LegalBasisReader = (branches: readonly Branch[]) => LegalBasis[];

const longestSubject = 320;
// Fewer words than this say only that something is carried out.
const shortestSubject = 4;

export function createLegalBasisReader(genre: Genre): LegalBasisReader {
  const { sources, time } = genre;
  const join = (phrases: readonly string[]) =>
    [...phrases]
      .sort((a, b) => b.length - a.length)
      .map((one) => phraseSource(one))
      .join("|");
  const kind = `(?<![${letters}])(?:${join(sources.kinds)})(?![${letters}])`;
  const number = `\\d{1,5}[A-Z]?(?:/\\d{4})?\\s?[-/]\\s?\\p{Lu}[${letters}\\d&]*(?:[-/.]\\s?[${letters}\\d&]+)*`;
  const date = `(?:${join(time.day)})\\s+(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})`;
  const cited = new RegExp(
    `(${kind})((?:\\s+(?!${kind})[${letters}]+){0,6}?)\\s+(?:(?:${join(sources.number)})\\s*)?(${number})(?:\\s*,?\\s*${date})?`,
    "giu",
  );
  const carrying = new RegExp(`${anyOf(sources.about)}$`, "iu");
  const carriedOut = new RegExp(cited.source, "iu");
  const next = `\\s*(?:[,;]|\\s(?:${join(genre.agencies.and)}))?\\s*(?:${kind})\\s+(?:(?:${join(sources.number)})\\s*)?\\d`;
  const issuer = new RegExp(
    `^\\s*(?:,?\\s*(?:${join(time.day)})\\s+)?(?:${join(sources.of)})\\s+([^.;:()“”]{2,200}?)(?=\\s*(?:[.;:()“”]|$|,\\s+(?=${kind})|${next}|\\s(?:${join([...sources.about, ...sources.stops])})(?![${letters}])))`,
    "iu",
  );
  const between = new RegExp(
    `^\\s*(?:${join(sources.between)})\\s+([^.;:()“”]{2,200}?)(?=\\s*(?:[.;:()“”]|$|\\s(?:${join([...sources.about, ...sources.stops])})(?![${letters}])))`,
    "iu",
  );
  const about = new RegExp(
    `^\\s*((?:${join(sources.about)})(?![${letters}]).*)$`,
    "isu",
  );
  const subjectEnd = new RegExp(
    `;|\\.\\s|\\.$|:|,?\\s+(?:(?:${join(genre.agencies.and)})\\s+)?(?=${kind}\\s+(?:(?:${join(sources.number)})\\s*)?\\d)|,\\s*${anyOf(genre.frame.issuing)}`,
    "iu",
  );
  const lawEnd = join([...sources.stops, ...sources.about, ...sources.lawEnds]);
  const law = new RegExp(
    `(?<![${letters}])(${join(sources.laws.map(sentenceCase))})\\s+(\\p{Lu}[${letters}]*(?:,\\s\\p{Ll}+)?(?:\\s(?!(?:${lawEnd})(?![${letters}]))[${letters}]+){1,7}?)(?=\\s*(?:[.,;:()“”]|$|\\s(?:${lawEnd})(?![${letters}])))`,
    "gu",
  );

  return (branches) => {
    const found = new Map<string, LegalBasis>();
    for (const { section } of branches)
      section.paragraphs.forEach((paragraph, index) => {
        let waiting: LegalBasis[] = [];
        const citations = /\d\s?[/-]\s?[\d\p{Lu}]/u.test(paragraph)
          ? paragraph.matchAll(cited)
          : [];
        for (const at of citations) {
          const end = at.index + at[0].length;
          const basis = read(
            at,
            paragraph.slice(end, end + 700),
            section.id,
            index,
          );
          const known = put(basis);
          // "Nghị quyết … ngày … và Nghị quyết … ngày … của Bộ …": the body stands behind the last.
          if (basis.issuer === null) waiting.push(known);
          else {
            for (const one of waiting)
              if (one.kind === basis.kind) one.issuer = basis.issuer;
            waiting = [];
          }
        }
        for (const [, type = "", name = ""] of paragraph.matchAll(law))
          put({
            kind: type,
            number: null,
            date: null,
            issuer: null,
            subject: name.trim(),
            section: section.id,
            paragraph: index,
          });
      });
    return [...found.values()];

    function put(basis: LegalBasis): LegalBasis {
      const key =
        basis.number === null
          ? `${basis.kind} ${basis.subject ?? ""}`.toLowerCase()
          : basis.number.toLowerCase();
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, basis);
        return basis;
      }
      known.date ??= basis.date;
      known.issuer ??= basis.issuer;
      known.subject ??= basis.subject;
      return known;
    }
  };

  function read(
    at: RegExpMatchArray,
    behind: string,
    section: string,
    paragraph: number,
  ): LegalBasis {
    const body = issuer.exec(behind) ?? between.exec(behind);
    const rest = behind
      .slice(body?.[0].length ?? 0)
      .replace(/^\s*\([^)]*\)/u, "");
    const words = about.exec(rest)?.[1];
    return {
      kind: sentenceCase(at[1] ?? ""),
      number: (at[3] ?? "").replace(/\s+/gu, ""),
      date:
        at[6] === undefined
          ? null
          : civil(Number(at[6]), Number(at[5]), Number(at[4])),
      issuer: body?.[1]?.trim() ?? null,
      subject: words === undefined ? null : cut(words),
      section,
      paragraph,
    };
  }

  function cut(words: string): string | null {
    const end = subjectEnd.exec(words)?.index ?? words.length;
    const subject = words
      .slice(0, Math.min(end, longestSubject))
      .replace(/[\s,()]+$/u, "");
    if (subject.length < 4) return null;
    if (subject.split(" ").length > shortestSubject && !carrying.test(subject))
      return subject;
    // "về thực hiện Kết luận số …": the document carried out is the subject.
    const next = carriedOut.exec(words);
    return next?.index === undefined || next.index > end + 3
      ? subject
      : words.slice(0, next.index + next[0].length);
  }
}

function sentenceCase(kind: string): string {
  return kind.slice(0, 1).toUpperCase() + kind.slice(1).toLowerCase();
}
