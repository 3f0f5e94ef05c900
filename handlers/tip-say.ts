import type { Catalogs } from "../src/catalog.ts";
import type { Classifier } from "../src/residents/classify.ts";
import type { Session } from "../src/session.ts";
import { newsMs } from "./alarm.ts";
import { childTells, isForChildren } from "./tip-children.ts";

interface Saying {
  readonly catalogs: Catalogs;
  readonly classifier: Classifier;
}

/** Says a sentence of messages/<language>/tips.yaml, or what a child is told in its place. */
export type SayTip = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** @param isChild whether a child is spoken to, where more is known than the report tells */
export function sayer(
  parts: Saying,
  session: Session,
  isChild?: boolean,
): SayTip {
  return sayerOf("tips", parts, session, isChild);
}

/** As {@link sayer}, of care.yaml. @param isChild whether a child is spoken to, where more is known than the report tells */
export function carer(
  parts: Saying,
  session: Session,
  isChild?: boolean,
): SayTip {
  return sayerOf("care", parts, session, isChild);
}

function sayerOf(
  topic: "tips" | "care",
  parts: Saying,
  { language, draft, alarm }: Session,
  isChild?: boolean,
): SayTip {
  const { say } = parts.catalogs[language];
  // Who cried for help as a child goes on as one.
  const isStill =
    draft?.urgent === true &&
    alarm?.child === true &&
    draft.touched - alarm.at < newsMs;
  return (key, values) => {
    if (
      isForChildren(key) &&
      (isChild ?? (isStill || childTells(draft, parts)))
    )
      return say(`children.${key}`, values);
    return topic === "tips"
      ? say(`tips.${key}`, values)
      : say(`care.${key}`, values);
  };
}
