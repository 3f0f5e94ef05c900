import type { Catalogs } from "../src/catalog.ts";
import { wordsOf } from "../src/message.ts";
import type { DeskCues } from "../src/steering/cues.ts";
import { commandOf } from "../src/steering/commands.ts";
import { type Handler, talk } from "./handler.ts";
import { changePlace } from "./place.ts";

// No handler takes this choice as an id, so its label is worked on as if it had been typed.
const howToReport = "how-to-report";

/** Says what the desk is and can do: at the start, on request, and to a command it does not know. */
export function createStartHandler({
  cues,
  catalogs,
}: {
  cues: DeskCues;
  catalogs: Catalogs;
}): Handler {
  return ({ text, choice }, session) => {
    const command = commandOf(text);
    if (
      choice !== undefined ||
      (command === undefined && !cues.says("help", text))
    )
      return Promise.resolve(undefined);
    const catalog = catalogs[session.language];
    const opening =
      command?.name === "start"
        ? [catalog.say("desk.greeting")]
        : command === undefined || ["help", "menu"].includes(command.name)
          ? []
          : [
              catalog.say("desk.unknown-command", {
                command: `/${command.name}`,
              }),
            ];
    const place =
      session.place === null
        ? catalog.say("desk.help-no-place")
        : catalog.say("desk.help-place", { place: session.place });
    const parts = [...opening, catalog.say("desk.help"), place];
    const choices = [
      { id: changePlace, label: catalog.say("desk.choose-place") },
      { id: howToReport, label: catalog.say("desk.choose-report") },
    ];
    return Promise.resolve(
      talk([wordsOf(parts.join("\n\n"), choices)], session),
    );
  };
}
