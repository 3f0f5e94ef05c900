import type { Bulletin, Missing } from "../src/bulletins/bulletin.ts";
import { typedWhen } from "../src/bulletins/when.ts";
import { Subject } from "../src/bulletins/words.ts";
import type { Message } from "../src/message.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { compose } from "../src/text/compose.ts";
import { type BulletinParts } from "./bulletin-parts.ts";
import { placesIn } from "./posting-parts.ts";
import { bulletinAct } from "./bulletin-acts.ts";

// With what stands around it, it is one message on every platform.
const shortestText = 20;
export const longestText = 1000;
const longestIssuer = 120;

type Change = Partial<Bulletin> | string | undefined;

/** What a message says of a part of a bulletin: a key of a sentence where it cannot be used; undefined where nothing. */
export function readPart(
  part: Missing,
  message: Message,
  parts: BulletinParts,
): Change {
  const { choice } = message;
  const words = compose(message.text).trim();
  const { cues, clock } = parts.desk;
  switch (part) {
    case "text":
      return choice === undefined ? textOf(words) : undefined;
    case "issuer":
      return choice === undefined
        ? { issuer: words.replaceAll(/\s+/gu, " ").slice(0, longestIssuer) }
        : undefined;
    case "place":
      return placeOf();
    case "subjects":
      return subjectsOf();
    case "when":
      return whenOf();
  }

  function placeOf(): Change {
    if (choice === bulletinAct.everywhere || cues.says("everywhere", words))
      return { where: { place: null } };
    const tapped = parts.places.find(
      (name) =>
        choice !== undefined && isChoice(choice, bulletinAct.place + name),
    );
    const { named } = placesIn(words, parts);
    const place = tapped ?? (named.length === 1 ? named[0] : undefined);
    if (place !== undefined) return { where: { place } };
    return choice === undefined ? "place-which" : undefined;
  }

  function subjectsOf(): Change {
    const tapped = Subject.options.filter(
      (one) => choice === bulletinAct.subject + one,
    );
    const subjects = tapped.length > 0 ? tapped : cues.subjectsIn(words);
    if (subjects.length > 0) return { subjects: [...subjects] };
    return choice === undefined ? "subjects-which" : undefined;
  }

  function whenOf(): Change {
    const when =
      choice === bulletinAct.now ? "now" : typedWhen(words, clock.now(), cues);
    if (when === undefined)
      return choice === undefined ? "when-which" : undefined;
    if (when === "past" || when === "impossible") return `when-${when}`;
    const at = when === "now" ? null : when.toISOString();
    return { when: { at, urgent: cues.says("urgent", words) } };
  }
}

function textOf(text: string): Change {
  if (text.length < shortestText) return "text-short";
  return text.length > longestText ? "text-long" : { text };
}
