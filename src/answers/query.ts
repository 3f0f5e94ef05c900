import type { AgencyDirectory, AgencyMention } from "../agencies/directory.ts";
import type { Gazetteer, PlaceMention } from "../places/gazetteer.ts";
import type { Deadline } from "../plans/plan.ts";
import type { Token } from "../text/tokens.ts";
import type { DocumentMention } from "./documents.ts";
import type {
  Ask,
  Cadence,
  CityOrProvince,
  QuestionCues,
} from "./question-cues.ts";
import type { NamedFigure } from "./strange-figure.ts";

/** What a question says. */
export interface Query {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly asks: ReadonlySet<Ask>;
  readonly agencies: readonly AgencyMention[];
  readonly places: readonly PlaceMention[];
  readonly level: CityOrProvince | null;
  readonly documents: readonly DocumentMention[];
  /** Whether it speaks of a decree, a directive …, with its number or without. */
  readonly namesLaw: boolean;
  readonly cadence: Cadence | null;
  /** Years from 1990 to 2100 that stand in it. */
  readonly years: readonly number[];
  /** Shares and sums that stand in it. */
  readonly figures: readonly NamedFigure[];
  /** What to search for: the question without the words that only ask or only name a place or plan. */
  readonly content: string;
  /** The story around the question, or null; speaks softly in the search. */
  readonly context: string | null;
  /** Content words without agencies and fillers: what the question is about. */
  readonly subject: readonly Token[];
  readonly followUp: boolean;
  /** The folded words with which it asks for the body that leads others; none where it does not. */
  readonly leading: readonly string[];
  /** Whether it may be answered by yes or no. */
  readonly asksWhether: boolean;
  /** Whether it asks for a plan or decree that the plan itself serves. */
  readonly asksServed: boolean;
  /** What is counted ("how many clubs"), folded; null when nothing in particular. */
  readonly unit: string | null;
  /** Whether a percentage is asked for in so many words. */
  readonly asksShare: boolean;
  /** How often a time is asked for: twice in "the yearly one by when, and the last by when?". */
  readonly timesAsked: number;
  /** Whether "how many" stands in it. */
  readonly asksQuantity: boolean;
  /** Whether the very day, month or quarter is asked for. */
  readonly asksDay: boolean;
  /** Whether something that is handed in is spoken of. */
  readonly asksReport: boolean;
  /** Whether a span of time is asked for, as a quarter. */
  readonly asksSpan: boolean;
  /** Whether a word asks at all: a cue, or "which". */
  readonly isQuestion: boolean;
  /** Rows of words that begin as names of bodies do, beside the known ones. */
  readonly bodies: readonly { readonly from: number; readonly to: number }[];
}

/** What questions are read with. */
export interface Understanding {
  readonly cues: QuestionCues;
  readonly agencies: AgencyDirectory;
  readonly places: Gazetteer;
  /** Whether the day that a deadline names is the first one too late: "before 15/11". */
  readonly excludes: (deadline: Deadline) => boolean;
}
