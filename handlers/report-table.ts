import type { Message } from "../src/message.ts";
import { tablesOf } from "../src/nudges/table.ts";
import { tableReply } from "../src/nudges/table-wording.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { type NudgeParts, nudgeStep, sayIn, told } from "./nudge-parts.ts";

const chooseTable = "report-table:";

/** Shows officers and admins which agency has reported and which is late. For everybody else there is no such thing. */
export function createReportTableHandler(parts: NudgeParts): Handler {
  const { agencies, catalogs, nudges, places } = parts;
  const asking = createNudgeAsking(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const chosen = places.find(
      (place) => choice !== undefined && isChoice(choice, chooseTable + place),
    );
    const isAsked =
      choice === undefined
        ? nudges.cues.says("table", text)
        : chosen !== undefined;
    if (!isAsked || !(await mayRead(message))) return undefined;
    const named = chosen === undefined ? asking.placesNamed(text) : [chosen];
    const place = named.length === 1 ? named[0] : session.place;
    if (named.length > 1 || place === null || place === undefined)
      return ask(named.length > 1 ? named : places, session);
    const tables = await tablesOf(place, agencies.of(place), nudges);
    const reply = tableReply(place, tables, catalogs[session.language]);
    return nudgeStep([reply], session, "question");
  };

  async function mayRead(message: Message): Promise<boolean> {
    const roles = await nudges.roster.rolesOf(message);
    return roles.has("officer") || roles.has("admin");
  }

  function ask(names: readonly string[], session: Session): Step {
    const choices = names.map((name) => ({
      id: chooseTable + name,
      label: name,
    }));
    const words = sayIn(parts, session)("table-place");
    return told(words, session, choices, "question");
  }
}
