import type { Catalogs } from "../src/catalog.ts";
import { type Attachment, type Message, wordsOf } from "../src/message.ts";
import { coordinatesIn } from "../src/channels/map-link.ts";
import { compose } from "../src/text/compose.ts";
import { type Handler, talk } from "./handler.ts";
import { isTooBig } from "./too-big.ts";

/** Answers kindly what holds no words: nothing at all, signs, emoji, stickers, files; and scripts the desk cannot read. */
export function createWordlessHandler(catalogs: Catalogs): Handler {
  return (message, session) => {
    const { text, choice, group } = message;
    if (choice !== undefined) return Promise.resolve(undefined);
    const { say } = catalogs[session.language];
    const composed = compose(text);
    const map = mapIn(composed);
    if (map === undefined && /[\p{Script=Latin}\p{N}]/u.test(composed))
      return Promise.resolve(undefined);
    if (map === undefined && /\p{L}/u.test(composed)) {
      const text = `${say("desk.other-language")}\n\n${say("desk.help")}`;
      return Promise.resolve({
        ...talk([wordsOf(text)], session),
        intent: "language",
      });
    }
    // Among others a picture or a sticker is seldom meant for the desk; a mere call of its name is.
    const isCall = composed.trim() === "" && message.attachments.length === 0;
    if (group && !isCall) return Promise.resolve(talk([], session));
    if (group)
      return Promise.resolve(talk([wordsOf(say("desk.help-group"))], session));
    return Promise.resolve(
      talk([wordsOf(say(`desk.${map ?? saying(message)}`))], session),
    );
  };
}

const byKind = {
  photo: "file",
  video: "file",
  voice: "voice",
  document: "file",
  location: "location",
  contact: "contact",
  sticker: "sticker",
  unsupported: "unsupported",
} as const satisfies Record<Attachment["kind"], string>;

// What weighs most is named where several things came together.
function saying(message: Message) {
  if (message.attachments.some(isTooBig(message.channel))) return "too-big";
  const sayings = message.attachments.map(({ kind }) => byKind[kind]);
  const order = [
    "contact",
    "location",
    "voice",
    "file",
    "sticker",
    "unsupported",
  ] as const;
  return order.find((one) => sayings.includes(one)) ?? "wordless";
}

const link = /https?:\/\/\S+/giu;
const shortMapLink = /^https?:\/\/(?:maps\.app\.goo\.gl|goo\.gl\/maps)\//iu;

/** What a text is that holds nothing but a place on a map. */
function mapIn(text: string): "location" | "map-link" | undefined {
  const typed = text.trim();
  if (shortMapLink.test(typed) && typed.replace(link, "").trim() === "")
    return "map-link";
  // Degrees and their signs, or the scheme of an address.
  const rest = typed.replace(link, "").replace(/^geo:/iu, "");
  return /\p{L}/u.test(rest.replaceAll(/[NSEW]/giu, "")) ||
    coordinatesIn(typed) === undefined
    ? undefined
    : "location";
}
