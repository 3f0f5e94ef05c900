import type { Follower } from "../src/nudges/follower.ts";
import type { Nudges } from "../src/nudges/open-nudges.ts";
import type { Session } from "../src/session.ts";
import type { Intent, Step } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";
import {
  wordsOf,
  type Choice,
  type Message,
  type Reply,
} from "../src/message.ts";

export interface NudgeParts extends Pick<
  SteeringParts,
  | "agencies"
  | "catalogs"
  | "commands"
  | "cues"
  | "gazetteer"
  | "places"
  | "privateLink"
  | "question"
  | "read"
> {
  readonly nudges: Nudges;
  /** Whether a message surely asks what falls due. */
  readonly asksCalendar: (message: Message) => boolean;
  /** What a message is taken for by those who answer everybody. */
  readonly intentOf: (message: Message, session: Session) => Intent;
}

/** Says a sentence of messages/<language>/nudges.yaml. */
export type Say = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

export function sayIn({ catalogs }: NudgeParts, session: Session): Say {
  return (key, values) =>
    catalogs[session.language].say(`nudges.${key}`, values);
}

/** Says a sentence of messages/<language>/reports.yaml. */
export function reportsIn({ catalogs }: NudgeParts, session: Session): Say {
  return (key, values) =>
    catalogs[session.language].say(`reports.${key}`, values);
}

/** A step about being nudged. */
export function nudgeStep(
  replies: readonly Reply[],
  session: Session,
  intent: Intent = "subscribe",
): Step {
  return { intent, answered: true, citations: [], replies, session };
}

/** A step of one reply, after which nothing is waited for unless the session says so. */
export function told(
  text: string,
  session: Session,
  choices: readonly Choice[] = [],
  intent?: Intent,
): Step {
  return nudgeStep([wordsOf(text, choices)], session, intent);
}

/** How a person's hours are written: 7:00. */
export function hourOf(minutes: number): string {
  const rest = String(minutes % 60).padStart(2, "0");
  return `${Math.floor(minutes / 60)}:${rest}`;
}

/** Lead times in words. */
export function leadWords(leads: readonly number[], say: Say): string {
  return leads
    .map((days) => (days === 0 ? say("lead-last") : say("lead-days", { days })))
    .join(", ");
}

export type Person = Pick<Follower, "channel" | "sender">;
