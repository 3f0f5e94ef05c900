import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import { childTells, isChilds } from "./tip-children.ts";
import { carer, sayer, telling, type TipParts } from "./tip-parts.ts";

// What may have been done to people, by the names in knowledge/intents, and what is said to it; the first two count.
const hurts = [
  ["victim-pictures", "gentle-pictures"],
  ["victim-sexual", "gentle-sexual"],
  ["victim-trafficked", "gentle-trafficked"],
  ["victim-domestic", "gentle-domestic"],
] as const;

type Plight =
  "child-writes" | "child" | "danger-hidden" | (typeof hurts)[number][0];

// Whoever lives near those who do it may have the telephone looked at.
const watched = new Set<Plight>([
  "child-writes",
  "danger-hidden",
  ...hurts.map(([name]) => name),
]);

/**
 * Words for those who are hurt, once for each kind: nothing that blames, the number that listens, how to leave no trace.
 * @param inDanger whether the numbers and what to do were told just now
 */
export function gentleWords(
  { text, channel }: Pick<Message, "text" | "channel">,
  session: Session,
  parts: TipParts,
  inDanger = false,
): string[] {
  const { draft } = session;
  const before = new Set(
    draft === null || draft.said.length === 0
      ? []
      : plightsOf(textOf(draft), parts),
  );
  const fresh = plightsOf(text, parts).filter((one) => !before.has(one));
  const isChild = childTells(draft, parts) || isChilds(text, parts);
  const tip = sayer(parts, session);
  const care = carer(parts, session, isChild);
  const isHurt = hurts.some(([name]) => fresh.includes(name));
  const words: string[] = [];
  if (inDanger) words.push(...(isHurt && !isChild ? [care("no-fault")] : []));
  else if (fresh.includes("child-writes") && !before.has("child-writes"))
    words.push(tip("gentle-child"));
  else if (fresh.includes("child") && !isChild) words.push(tip("child-number"));
  for (const [name, key] of hurts)
    // A child has been told what fits by now, but for pictures.
    if (
      !inDanger &&
      fresh.includes(name) &&
      (!isChild || name === "victim-pictures")
    )
      words.push(care(key));
  const isFirst = ![...before].some((one) => watched.has(one));
  const clear =
    isFirst && fresh.some((one) => watched.has(one))
      ? [care(`clear-${channel}`)]
      : [];
  return [...words.slice(0, 2), ...clear];
}

/** What answers the wish to tell of something; a child hears of the number that listens. */
export function welcomeWords(
  text: string,
  session: Session,
  parts: TipParts,
): string[] {
  if (!isChilds(text, parts)) return [sayer(parts, session)("begin")];
  const say = sayer(parts, session, true);
  return [say("begin"), say("gentle-child")];
}

// In letters; who is hurt shows early.
const enough = 2000;

/** What a text tells of the people who are hurt. */
function plightsOf(whole: string, parts: TipParts): Plight[] {
  const text = whole.slice(0, enough);
  const { details, intent } = parts.classifier.classify(text, {
    placeKnown: true,
  });
  const { child } = telling(text, parts);
  const named = [
    "child-writes",
    "danger-hidden",
    ...hurts.map(([name]) => name),
  ] as const;
  return [
    ...named.filter(
      (name) =>
        details.has(name) &&
        // Not to be telephoned is wished by many who hide from nobody.
        (name !== "danger-hidden" || intent === "emergency"),
    ),
    ...(child ? (["child"] as const) : []),
  ];
}
