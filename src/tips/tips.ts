import type { Address, Attachment } from "../message.ts";
import type { Receipt } from "./receipt.ts";
import type { Routed } from "./route.ts";

// report: what a reporter has said and sent, before it is a tip. tip: a report that was taken, with its dialogue.
// link: the way from a tip back to its reporter's conversation, which the desk alone knows and can forget for good.

/** The parts that a tip is asked for, one at a time. */
export const slots = [
  "what",
  "where",
  "when",
  "who",
  "evidence",
  "contact",
] as const;
export type Slot = (typeof slots)[number];

/** A file of a report that is on the disk, sealed. */
export interface HeldFile {
  readonly id: string;
  readonly kind: "photo" | "video" | "voice" | "document";
  readonly bytes: number;
}

/** Where something is on the earth, and whether that is the scene; undefined: nobody asked yet. */
export interface Pin {
  readonly latitude: number;
  readonly longitude: number;
  readonly scene: boolean | undefined;
}

/** What a reporter sends off. */
export interface Report {
  /** Made when the report was begun. Of one id one tip is made, however often it is filed. */
  readonly id: string;
  /** The reporter's own words, whole and in order. */
  readonly text: string;
  /** What the desk made of them; in the reporter's own words too. */
  readonly facts: Readonly<Partial<Record<Slot, string>>>;
  readonly routed: Routed;
  /** Official name of the place that there are plans of, where known. */
  readonly locality: string | null;
  readonly files: readonly HeldFile[];
  readonly pins: readonly Pin[];
  /** How to reach the reporter, where they chose to say; null: anonymous. */
  readonly contact: string | null;
}

/** A tip as its reporter may name it. */
export interface Filed {
  /** Shown to the reporter once; known to nobody afterwards. */
  readonly receipt: Receipt;
  /** Short, not secret. */
  readonly reference: string;
  /** Name of the unit that it went to. */
  readonly unit: string;
}

/** What a reporter is told of a state; each has its sentence in the catalogue. */
export type TipState =
  | "received"
  | "acknowledged"
  | "working"
  | "asked"
  | "handed-over"
  /** It goes on under another tip about the same thing. */
  | "joined"
  | "closed"
  | "withdrawn";

export type TipOutcome =
  "true" | "not-enough" | "unfounded" | "prank" | "spam" | "elsewhere";

/** One line of the dialogue as the reporter sees it. */
export interface Line {
  readonly from: "reporter" | "officer";
  readonly at: Date;
  readonly text: string;
}

/** A tip as its reporter sees it. */
export interface TipView {
  readonly reference: string;
  readonly state: TipState;
  readonly outcome: TipOutcome | null;
  readonly unit: string;
  readonly received: Date;
  /** By when the next step is to be expected; undefined when nothing is. */
  readonly expected: Date | undefined;
  readonly lines: readonly Line[];
  /** Whether an officer's question waits for the reporter. */
  readonly asked: boolean;
}

/** What became of a look by receipt. wrong: unknown, deleted, withdrawn for good; one answer for all of them. later: too many tries. */
export type Looked =
  | { readonly kind: "found"; readonly tip: TipView; readonly id: string }
  | { readonly kind: "wrong"; readonly delayMs: number }
  | { readonly kind: "later" };

/** The tips as their reporters meet them. Every act is idempotent by its `request`, the id of the message that asked for it. */
export interface Reporting {
  /** Fulfils once the tip and its pending deliveries are on the disk, sealed. Throws {@link IntakeClosed}, or what storage throws. */
  file(report: Report, from: Address): Promise<Filed>;
  /**
   * Keeps a file of a report, sealed, after deciding on it by its content. `why` names a refusal: one of
   * src/tips/attachments/kinds.ts, "gone" (the platform has it no more) or "fault" (not now). Of one `ref` one is kept.
   * @param reportId the tip's id for a file that is added to a tip
   */
  keep(
    reportId: string,
    attachment: Extract<Attachment, { ref: string }>,
    from: Address,
  ): Promise<HeldFile | { readonly why: string }>;
  /** Removes the files of a report that is not sent. */
  drop(reportId: string): Promise<void>;
  /** The same person's tip of the same words in the last days. */
  same(text: string, from: Address): Promise<TipView | undefined>;
  /** The same person's tip of nearly the same words in the last days. */
  like(text: string, from: Address): Promise<TipView | undefined>;
  look(receipt: Receipt, from: Address): Promise<Looked>;
  /** Tips linked to a conversation, newest first. */
  linked(from: Address): Promise<readonly (TipView & { id: string })[]>;
  /** A tip that somebody has opened with its receipt; undefined where it is gone. */
  see(id: string): Promise<TipView | undefined>;
  /** Adds words or files: an answer to the officer's question where one waits. Opens again what was closed, but for pranks and spam. */
  add(
    id: string,
    more: { readonly text: string; readonly files: readonly HeldFile[] },
    request: string,
  ): Promise<TipView>;
  /** closed: it had been closed before, so there is nothing to be withdrawn. */
  withdraw(id: string, request: string): Promise<"withdrawn" | "closed">;
  /** Erases what the desk holds of a tip; tells what the police keep. */
  erase(id: string, request: string): Promise<{ readonly delivered: boolean }>;
  /** Cuts the link of all of a conversation's tips for good. */
  cut(from: Address): Promise<number>;
  /** Cuts the link of one tip for good, wherever it leads, for somebody who has opened it with its receipt. Tells whether there was one. */
  unlink(id: string): Promise<boolean>;
  /** Whether tips are taken now; why not, and for whom to call, otherwise. */
  open(): Promise<boolean>;
}

/** No tip is taken now: the disk runs low, or no officer can be reached. */
export class IntakeClosed extends Error {
  override name = "IntakeClosed" as const;
}
