import type { Handler } from "./handler.ts";
import { childTells } from "./tip-children.ts";
import { hides } from "./tip-hidden.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// Which words fit, the most particular danger first. Every opening names all numbers, so that a danger taken for
// another still shows the right one at once.
const openings = [
  ["danger-suicide", "suicide"],
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

const numbers = ["111", "113", "114", "115"];

/** Danger: the number to call first, then what to do, then the question where. */
export function createEmergencyHandler(services: ResidentServices): Handler {
  return createTopicHandler(
    "emergency",
    services,
    (_, { details }, { draft }, say) => {
      const named = openings.find(([detail]) => details.has(detail))?.[1];
      const isQuiet =
        hides(draft, services) && (named === undefined || byDeed.has(named));
      const kind = isQuiet ? "hidden" : (named ?? "unclear");
      const isChild =
        details.has("child-writes") || childTells(draft, services);
      const opening =
        kind === "suicide" && details.has("danger-suicide-other")
          ? "suicide-other"
          : isChild && forChild.has(kind)
            ? "child-writes"
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
      const where =
        opening === "suicide"
          ? "where-suicide"
          : opening === "hidden"
            ? "where-quiet"
            : opening === "child-writes"
              ? "where-child-writes"
              : "where";
      return {
        paragraphs: [say(`danger-${opening}`), "", ...advice, "", say(where)],
        bold: numbers,
      };
    },
  );
}
