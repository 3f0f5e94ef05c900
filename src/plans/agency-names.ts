import type { Genre } from "./genre.ts";
import { anyOf, letters, phraseSource } from "./phrase.ts";

/** Reads names of bodies as plans write them. */
export interface AgencyNames {
  /** Whether a heading is nothing but names of bodies. */
  isHeading(text: string): boolean;
  /**
   * The bodies a heading names, without the words that ask them and remarks in brackets; empty when it names none.
   * `handedOut`: the heading stands where work is handed out, so that a verb in it does not make it a task.
   */
  fromHeading(text: string, handedOut?: boolean): string[];
  /** The bodies at the beginning of a sentence that gives them work, and where the work begins. */
  fromSentence(text: string): { agencies: string[]; rest: string } | undefined;
  /** Splits a list of bodies at the commas that stand before another body. */
  split(text: string): string[];
}

export function createAgencyNames(genre: Genre): AgencyNames {
  const { agencies } = genre;
  const asking = new RegExp(`^${anyOf(agencies.asking)}\\s*:?\\s*`, "iu");
  const heads = agencies.heads.map((head) => phraseSource(head)).join("|");
  const head = new RegExp(`^(?:${heads})(?![${letters}\\d])`, "u");
  const capitalHead = new RegExp(
    `^(?:${agencies.heads.map((one) => phraseSource(one.toUpperCase())).join("|")})(?![${letters}\\d])`,
    "u",
  );
  const never = new RegExp(
    `^(?:${agencies.never.map((one) => phraseSource(one)).join("|")})`,
    "iu",
  );
  const boundary = new RegExp(
    `(?:\\s*[,;]\\s*(?:(?:${agencies.and.join("|")})\\s+)?|\\s+(?:${agencies.and.join("|")})\\s+)(?=(?:${heads})(?![${letters}\\d]))`,
    "gu",
  );
  const works = new RegExp(anyOf(agencies.duties), "u");
  const takes = new RegExp(anyOf(agencies.takes), "u");
  const begins = (text: string) =>
    (head.test(text) || capitalHead.test(text)) && !never.test(text);
  const plain = (text: string) => text.replace(asking, "").trim();

  const names: AgencyNames = {
    isHeading(text) {
      return names.fromHeading(text).length > 0;
    },
    fromHeading(text, handedOut = false) {
      const name = capitalise(
        plain(text.replace(/[\s:.;]+$/u, "")).replace(/\s*\([^)]*\)/gu, ""),
      );
      if (name.length > 420 || !begins(name) || /[.;:] /u.test(name)) return [];
      if (!works.test(name.slice(3))) return names.split(name);
      if (!handedOut) return [];
      const verb = takes.exec(name);
      return names.split(verb === null ? name : name.slice(0, verb.index));
    },
    fromSentence(text) {
      const asked = asking.test(text);
      const sentence = capitalise(plain(text));
      if (!begins(sentence)) return undefined;
      const colon = /^([^:]{3,200}):\s+/u.exec(sentence);
      if (
        colon?.[1] !== undefined &&
        names.isHeading(colon[1]) &&
        !works.test(colon[1])
      )
        return {
          agencies: names.fromHeading(colon[1]),
          rest: sentence.slice(colon[0].length),
        };
      const work = works.exec(sentence.slice(3));
      if (work === null || !asked) return undefined;
      const name = sentence.slice(0, 3 + work.index).replace(/[\s,;:]+$/u, "");
      if (name.length < 4 || name.length > 420) return undefined;
      return {
        agencies: names.split(name.replace(/\s*\([^)]*\)/gu, "")),
        rest: sentence.slice(3 + work.index),
      };
    },
    split(text) {
      return text
        .split(boundary)
        .map((one) => one.replace(/[\s,;.]+$/u, "").trim())
        .filter((one) => one !== "");
    },
  };
  return names;
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
