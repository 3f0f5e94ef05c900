import { type Choice, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { changeAgency } from "./ask-agency.ts";
import { changePlace } from "./ask-place.ts";
import { eraseData } from "./erase-choices.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { maySet, type SteeringParts } from "./steering-parts.ts";

/** The choice that shows the settings. */
export const showSettings = "settings";
const languageTo = "language:";
const languages = ["vi", "en"] as const;

/** Shows what is set for a conversation, and sets its language. */
export function createSettingsHandler(parts: SteeringParts): Handler {
  const { catalogs, cues, commands, people } = parts;
  return async (message, session) => {
    const { choice, text } = message;
    const command = choice === undefined ? commands.read(text) : undefined;
    const says = (cue: "settings" | "language") =>
      choice === undefined && command === undefined && cues.says(cue, text);
    const { say } = catalogs[session.language];
    if (
      choice === showSettings ||
      command?.id === "settings" ||
      says("settings")
    )
      return show();
    const chosen =
      languages.find((one) => choice === languageTo + one) ??
      (command?.id === "language" ? languageNamed(command.rest) : undefined);
    if (chosen !== undefined) return settle(chosen);
    if (command?.id === "language" || says("language"))
      return talk(
        [wordsOf(say("settings.language-which"), offered())],
        session,
      );
    return undefined;

    async function show(): Promise<Step> {
      const { place, agency } = session;
      const roles =
        people === undefined || message.group
          ? []
          : [...(await people.roster.rolesOf(message))];
      const lines = [
        say(message.group ? "settings.of-group" : "settings.of-person"),
        say("settings.place", { place: place ?? say("settings.unset") }),
        say("settings.agency", { agency: agency ?? say("settings.unset") }),
        say("settings.language"),
        ...(roles.length === 0
          ? []
          : [
              say("settings.roles", {
                roles: roles
                  .map((role) => say(`people.role-${role}`))
                  .join(", "),
              }),
            ]),
      ];
      const choices: Choice[] = [
        { id: changePlace, label: say("desk.choose-place") },
        { id: changeAgency, label: say("settings.choose-agency") },
        ...offered().filter(({ id }) => id !== languageTo + session.language),
        ...(message.group
          ? []
          : [{ id: eraseData, label: say("settings.choose-erase") }]),
      ];
      return talk([wordsOf(lines.join("\n• "), choices)], session);
    }

    async function settle(language: Session["language"]): Promise<Step> {
      if (!(await maySet(message, people)))
        return talk([wordsOf(say("settings.group-only"))], session);
      const words = catalogs[language].say("settings.language-set");
      return {
        ...talk([wordsOf(words)], {
          ...session,
          language,
          languageChosen: true,
        }),
        intent: "language",
      };
    }
  };

  // Each in its own language, for who cannot read the other.
  function offered(): Choice[] {
    return languages.map((language) => ({
      id: languageTo + language,
      label: catalogs[language].say("settings.language-name"),
    }));
  }

  function languageNamed(text: string): Session["language"] | undefined {
    const typed = text.trim().toLowerCase();
    return languages.find(
      (language) =>
        typed === language ||
        typed ===
          catalogs[language].say("settings.language-name").toLowerCase(),
    );
  }
}
