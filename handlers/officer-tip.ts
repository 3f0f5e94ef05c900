import type { Catalog } from "../src/catalog.ts";
import { type Choice, wordsOf } from "../src/message.ts";
import type { OfficerView } from "../src/tips/desk/officer-view.ts";
import { isJoined } from "../src/tips/desk/tip.ts";
import { talk } from "./handler.ts";
import {
  officerChoiceId,
  type OfficerHandler,
  type OfficerParts,
} from "./officer-parts.ts";
import { tipWords } from "./officer-tip-words.ts";

/** Shows one tip whole: what was said, what has been done, what can be done next. */
export function createOfficerTip({
  catalogs,
  officering,
  units,
}: OfficerParts): Readonly<Record<"open", OfficerHandler>> {
  return {
    async open({ officer, reference, session }) {
      const catalog = catalogs[session.language];
      const found =
        reference === undefined
          ? "unknown"
          : await officering.open(officer, reference);
      if (found === "unknown")
        return talk([wordsOf(catalog.say("officers.unknown"))], session);
      const text = tipWords(found, catalog, units);
      const reply = {
        ...wordsOf(text, nextActs(found, catalog)),
        files: found.files,
      };
      return talk([reply], session);
    },
  };
}

function nextActs({ tip, isOwn }: OfficerView, { say }: Catalog): Choice[] {
  const { reference } = tip;
  if (tip.ended !== null)
    return (["ask", "reopen"] as const)
      .filter((act) =>
        act === "ask"
          ? isJoined(tip)
          : tip.state === "closed" && tip.merged === null,
      )
      .map((act) => ({
        id: officerChoiceId(act, reference),
        label: say(`officers.choose-${act}`, { reference }),
      }));
  const acts = [
    ...(isOwn ? [] : (["claim"] as const)),
    "ask",
    "note",
    "close",
    "hand",
    "kind",
    tip.routed.urgent ? "calm" : "urgent",
    "complex",
    ...(isOwn ? (["release"] as const) : []),
  ] as const;
  return acts.map((act) => ({
    id: officerChoiceId(act, reference),
    label: say(`officers.choose-${act}`, { reference }),
  }));
}
