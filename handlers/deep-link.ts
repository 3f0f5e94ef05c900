import { wordsOf } from "../src/message.ts";
import type { Handler, Step } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

const codeLink = "ma-";
const placeLink = "dp-";

/**
 * Opens the desk by a link that says what for: "/start ma-<code>" enrols, "/start dp-tra-vinh" sets the place. A link
 * that says something else begins as usual, with a kind word.
 */
export function createDeepLinkHandler(
  { catalogs, commands }: SteeringParts,
  led: { enrol: Handler | undefined; place: Handler; start: Handler },
): Handler {
  return async (message, session) => {
    const command = commands.read(message.text);
    if (
      message.choice !== undefined ||
      command?.id !== "start" ||
      command.rest === ""
    )
      return undefined;
    const { rest } = command;
    const catalog = catalogs[session.language];
    const as = (id: "code" | "place" | "start", words: string) => ({
      ...message,
      text: `${commands.nameOf(id, "vi")} ${words}`.trim(),
    });
    if (rest.toLowerCase().startsWith(codeLink)) {
      const code = rest.slice(codeLink.length);
      const step = await led.enrol?.(as("code", code), session);
      if (step !== undefined) return step;
    }
    if (rest.toLowerCase().startsWith(placeLink)) {
      const name = rest.slice(placeLink.length).replaceAll(/[-_]+/g, " ");
      const step = await led.place(as("place", name), session);
      if (step !== undefined) return opened(catalog.say("desk.greeting"), step);
    }
    const step = await led.start(as("start", ""), session);
    return step && opened(catalog.say("desk.unknown-link"), step);
  };
}

function opened(words: string, step: Step): Step {
  return { ...step, replies: [wordsOf(words), ...step.replies] };
}
