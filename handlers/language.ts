import type { Session } from "../src/session.ts";
import type { Handler } from "./handler.ts";
import {
  createTopicHandler,
  type ResidentServices,
  type Say,
} from "./resident.ts";

/** A wish for another language: answers in it from now on where the desk speaks it. */
export function createLanguageHandler(services: ResidentServices): Handler {
  const { catalogs } = services;
  return createTopicHandler("language", services, (_, found, session, say) => {
    const { details } = found;
    if (details.has("wants-other"))
      return { paragraphs: [say("language-other"), "", say("can-do")] };
    const language: Session["language"] = details.has("wants-vietnamese")
      ? "vi"
      : "en";
    const sayIn: Say = (key) => catalogs[language].say(`residents.${key}`);
    return {
      paragraphs: [sayIn("language"), "", sayIn("can-do")],
      session: { ...session, language, languageChosen: true },
    };
  });
}
