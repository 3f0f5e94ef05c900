import type { Choice } from "../src/message.ts";
import { wordsOf } from "../src/message.ts";
import { changeAgency } from "./ask-agency.ts";
import { changePlace } from "./ask-place.ts";
import { type Handler, talk } from "./handler.ts";
import { showSettings } from "./settings.ts";
import type { SteeringParts } from "./steering-parts.ts";

// No handler takes these choices as ids, so their labels are worked on as if they had been typed.
const howToReport = "how-to-report";
const deadlines = "ask-deadlines";
const privacy = "ask-privacy";

/** Says what the desk is and can do: at the start, on request, and to a command it does not know. */
export function createStartHandler({
  cues,
  catalogs,
  commands,
}: SteeringParts): Handler {
  return ({ text, choice, group }, session) => {
    const command = commands.read(text);
    const isMenu = command?.id === "menu" || cues.says("menu", text);
    if (
      choice !== undefined ||
      (command === undefined && !isMenu && !cues.says("help", text))
    )
      return Promise.resolve(undefined);
    const { say } = catalogs[session.language];
    const place =
      session.place === null
        ? say("desk.help-no-place")
        : say("desk.help-place", { place: session.place });
    const parts = [
      ...opening(),
      ...(isMenu ? [say("desk.menu")] : [say("desk.help")]),
      ...(group ? [say("desk.help-group")] : []),
      place,
    ];
    const choices: Choice[] = [
      { id: changePlace, label: say("desk.choose-place") },
      { id: howToReport, label: say("desk.choose-report") },
      ...(isMenu ? more() : []),
    ];
    return Promise.resolve(
      talk([wordsOf(parts.join("\n\n"), choices)], session),
    );

    function opening(): string[] {
      if (command?.id === "start") return [say("desk.greeting")];
      if (command === undefined || command.id === "help" || isMenu) return [];
      return [say("desk.unknown-command", { command: `/${command.name}` })];
    }

    function more(): Choice[] {
      return [
        { id: deadlines, label: say("residents.ask-deadlines") },
        { id: changeAgency, label: say("settings.choose-agency") },
        { id: privacy, label: say("desk.choose-privacy") },
        ...(group
          ? []
          : [{ id: showSettings, label: say("settings.choose-settings") }]),
      ];
    }
  };
}
