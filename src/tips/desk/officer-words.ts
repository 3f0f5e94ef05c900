import { z } from "zod";
import { readYaml } from "../../knowledge.ts";
import { compose } from "../../text/compose.ts";
import { createPhraseTable } from "../../text/phrases.ts";
import { tokenize } from "../../text/tokens.ts";
import { Reference } from "../reference.ts";
import type { Outcome } from "./acts.ts";
import { TipOutcomeName } from "./tip.ts";

export const OfficerAct = z.enum([
  "next",
  "list",
  "find",
  "stats",
  "open",
  "claim",
  "release",
  "ask",
  "note",
  "hand",
  "kind",
  "urgent",
  "calm",
  "complex",
  "extend",
  "close",
  "reopen",
  "merge",
  "resend",
  "help",
]);
export type OfficerAct = z.infer<typeof OfficerAct>;

const phrases = z
  .string()
  .transform((text) => text.split("|").map((phrase) => phrase.trim()));

/** Shape of knowledge/tips/officers.yaml. */
const OfficerWordList = z.strictObject({
  acts: z.record(
    OfficerAct,
    z.strictObject({
      commands: z.array(z.string().regex(/^[a-z0-9]+$/)).min(1),
      words: phrases,
    }),
  ),
  verbs: z.partialRecord(OfficerAct, phrases),
  toward: phrases,
  levels: phrases,
  outcomes: z.record(TipOutcomeName, phrases),
  page: phrases,
});

/** What an officer wants, as it was typed. */
export interface Typed {
  readonly act: OfficerAct;
  readonly reference: Reference | undefined;
  /** What follows, as typed. */
  readonly rest: string;
  /** Of a list: from 1. */
  readonly page: number;
  /** Whether it is a command, which nothing else is meant by. */
  readonly command: boolean;
  /** Whether nothing but the reference tells that a tip is meant. */
  readonly loose?: boolean;
}

export interface OfficerWords {
  /** Undefined where a text begins with none of the acts. */
  read(text: string): Typed | undefined;
  /** What is to be done with the tip that a text names by its reference, in whatever words; undefined where it names none. */
  about(text: string): Typed | undefined;
  /** The outcome that a text names; undefined where it names none. */
  outcome(text: string): Outcome | undefined;
  /** What stands before a unit's name, and the levels of places. */
  readonly toward: readonly string[];
  readonly levels: readonly string[];
  /** How an act is typed, with its slash. */
  nameOf(act: OfficerAct): string;
}

/** Throws {@link InputError} naming file and line. */
export async function loadOfficerWords(file: string): Promise<OfficerWords> {
  const { acts, verbs, outcomes, page, toward, levels } = await readYaml(
    file,
    OfficerWordList,
  );
  const commands = new Map(
    OfficerAct.options.flatMap((act) =>
      acts[act].commands.map((name): [string, OfficerAct] => [name, act]),
    ),
  );
  const spoken = createPhraseTable(
    OfficerAct.options.flatMap((act) =>
      acts[act].words.map((phrase): [string, OfficerAct] => [phrase, act]),
    ),
  );
  const meant = createPhraseTable(
    OfficerAct.options.flatMap((act) =>
      [...acts[act].words, ...(verbs[act] ?? [])].map(
        (phrase): [string, OfficerAct] => [phrase, act],
      ),
    ),
  );
  const ends = createPhraseTable(
    TipOutcomeName.options.flatMap((outcome) =>
      outcomes[outcome].map((phrase): [string, Outcome] => [phrase, outcome]),
    ),
  );
  const pages = createPhraseTable(
    page.map((phrase): [string, true] => [phrase, true]),
  );

  return {
    read(typed) {
      const found = begun(typed);
      return found && lists.has(found.act)
        ? { ...found, ...pagedIn(found.rest) }
        : found && { ...found, page: 1 };
    },
    about(typed) {
      const text = compose(typed).trim();
      const sign = namedIn(text);
      if (sign === undefined) return undefined;
      const behind = text.slice(sign.to).replace(between, "").trim();
      const { reference } = sign;
      const whole = { reference, command: false, page: 1, loose: true };
      const before = meant.find(tokenize(text.slice(0, sign.from))).at(-1);
      if (before !== undefined)
        return { ...whole, act: before.value, rest: behind };
      const tokens = tokenize(behind);
      const after =
        tokens.length <= fewWords ? meant.find(tokens)[0] : meant.at(tokens, 0);
      const last = tokens[(after?.to ?? 0) - 1];
      return after === undefined || last === undefined
        ? { ...whole, act: "open", rest: "" }
        : {
            ...whole,
            act: after.value,
            rest: behind.slice(last.end).replace(between, "").trim(),
          };
    },
    toward,
    levels,
    outcome(text) {
      const tokens = tokenize(compose(text));
      return ends.find(tokens)[0]?.value;
    },
    nameOf: (act) => `/${acts[act].commands[0] ?? act}`,
  };

  function begun(typed: string): Omit<Typed, "page"> | undefined {
    const text = compose(typed).trim();
    const slash = /^\/([a-z0-9]{1,32})(?:@\S+)?(?:\s+|$)/i.exec(text);
    if (slash !== null) {
      const act = commands.get(slash[1]?.toLowerCase() ?? "");
      return (
        act && { act, command: true, ...parted(text.slice(slash[0].length)) }
      );
    }
    const tokens = tokenize(text);
    const match = spoken.at(tokens, 0);
    const last = tokens[(match?.to ?? 0) - 1];
    if (match === undefined || last === undefined) return undefined;
    return {
      act: match.value,
      command: false,
      ...parted(text.slice(last.end)),
    };
  }

  /** "2", "trang 2", "ma túy trang 2": a number behind other words needs its own word. */
  function pagedIn(rest: string): Pick<Typed, "rest" | "page"> {
    const last = /(?:^|\s)(\d{1,3})$/.exec(rest);
    if (last === null) return { rest, page: 1 };
    const before = rest.slice(0, last.index);
    const tokens = tokenize(before);
    const word = pages.find(tokens).at(-1);
    const at = word && tokens[word.from];
    const isNamed = word?.to === tokens.length && at !== undefined;
    if (!isNamed && before.trim() !== "") return { rest, page: 1 };
    return {
      rest: isNamed ? before.slice(0, at.start).trim() : "",
      page: Math.max(1, Number(last[1])),
    };
  }
}

// Only these go on over several pages.
const lists: ReadonlySet<OfficerAct> = new Set(["list", "find"]);

// Behind a reference: "KHM397 để tôi nhận". In more words an act is spoken of, and not wished.
const fewWords = 6;

const between = /^[\s,;:#.–-]+/u;

/** The first reference in a text, and where it stands. */
function namedIn(text: string) {
  const signs =
    /(?<![\p{L}\p{N}])([\p{L}\p{N}]{3})[- ]?([\p{L}\p{N}]{3})(?![\p{L}\p{N}])/giu;
  for (const { 0: found, 1: one = "", 2: two = "", index } of text.matchAll(
    signs,
  )) {
    const reference = Reference.safeParse((one + two).toUpperCase());
    if (reference.success)
      return {
        reference: reference.data,
        from: index,
        to: index + found.length,
      };
  }
  return undefined;
}

/** The reference at the beginning of a text, and what follows it. */
function parted(text: string): Pick<Typed, "reference" | "rest"> {
  const begun = text.replace(between, "");
  const sign =
    /^(?:tip\s+)?([\p{L}\p{N}]{3})[- ]?([\p{L}\p{N}]{3})(?![\p{L}\p{N}])/iu.exec(
      begun,
    );
  const reference = Reference.safeParse(
    `${sign?.[1] ?? ""}${sign?.[2] ?? ""}`.toUpperCase(),
  );
  return reference.success
    ? {
        reference: reference.data,
        rest: begun.slice(sign?.[0].length).replace(between, "").trim(),
      }
    : { reference: undefined, rest: begun.trim() };
}
