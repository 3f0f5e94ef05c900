import { alarmed } from "./alarm.ts";
import type { Handler } from "./handler.ts";
import { childTells } from "./tip-children.ts";
import { whereAfter } from "./emergency-where.ts";
import { hides, isCutOff } from "./tip-hidden.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// Which words fit, the most particular danger first. Every opening names all numbers, so that a danger taken for
// another still shows the right one at once.
const openings = [
  ["danger-suicide", "suicide"],
  ["weary-of-life", "suicide"],
  ["danger-water", "water"],
  ["danger-gas", "fire"],
  ["danger-fire", "fire"],
  ["danger-hidden", "hidden"],
  ["danger-wire", "trapped"],
  ["danger-caught", "trapped"],
  ["danger-traffic", "injury"],
  ["danger-ill", "injury"],
  ["danger-sexual", "sexual"],
  ["danger-stuck", "trapped"],
  ["danger-locked", "locked"],
  ["danger-child-harmed", "child"],
  ["danger-kill", "kill"],
  ["danger-overdose", "injury"],
  ["danger-violence", "violence"],
  ["danger-injury", "injury"],
  ["danger-body", "injury"],
  ["danger-trapped", "trapped"],
  ["danger-child", "child"],
] as const;

// A child is spoken to as one wherever other words would be those for a bystander.
const forChild = new Set([
  "sexual",
  "locked",
  "child",
  "kill",
  "violence",
  "unclear",
]);

// Who hides from somebody keeps silent, whatever else is told of them.
const byDeed = new Set(["sexual", "locked", "child", "kill", "violence"]);

// Where no call can be made, these need somebody else's.
const mute = new Set([...byDeed, "hidden", "unclear"]);

const numbers = ["111", "113", "114", "115"];

/** Danger: the number to call first, then what to do, then the question where. */
export function createEmergencyHandler(services: ResidentServices): Handler {
  return createTopicHandler(
    "emergency",
    services,
    (message, { details }, session, say) => {
      const { draft } = session;
      const named = openings.find(([detail]) => details.has(detail))?.[1];
      const isQuiet =
        hides(draft, services) && (named === undefined || byDeed.has(named));
      const kind = isQuiet ? "hidden" : (named ?? "unclear");
      const isChild =
        details.has("child-writes") ||
        (details.has("calls-elder") && details.has("only-afraid")) ||
        childTells(draft, services);
      // Whose telephone does not call is told who else can.
      const isCut =
        (details.has("cannot-call") || isCutOff(draft, services)) &&
        mute.has(kind);
      const opening =
        kind === "suicide" && ofOther(details) !== undefined
          ? (ofOther(details) ?? kind)
          : isCut
            ? "no-call"
            : isChild && forChild.has(kind)
              ? details.has("child-lured")
                ? "child-lured"
                : "child-writes"
              : kind;
      const advice = [
        say(
          `do-${details.has("danger-gas") ? "gas" : kind === "locked" ? kind : opening}`,
        ),
        ...(details.has("danger-overdose") ? [say("do-overdose")] : []),
        ...(kind !== "injury" && details.has("danger-injury")
          ? [say("do-injury")]
          : []),
      ];
      // These openings leave the children's number out.
      if (
        details.has("danger-child") &&
        /^(?:fire|injury|water|trapped)$/u.test(opening)
      )
        advice.push(say("also-child"));
      const where = whereAfter(opening, details.has("tells-address"));
      return {
        session: alarmed(session, message, opening, isChild),
        paragraphs: [say(`danger-${opening}`), "", ...advice, "", say(where)],
        bold: numbers,
      };
    },
  );
}

/** Whose wish to die it is, where it is not the writer's: one who only speaks of it has somebody by. */
function ofOther(details: ReadonlySet<string>): string | undefined {
  if (details.has("danger-suicide-other")) return "suicide-other";
  return details.has("wishes-told") ? "suicide-told" : undefined;
}
