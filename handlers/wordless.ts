import type { Catalogs } from "../src/catalog.ts";
import { wordsOf } from "../src/message.ts";
import { compose } from "../src/text/compose.ts";
import { type Handler, talk } from "./handler.ts";

/** Answers kindly what holds no words: nothing at all, signs, emoji, stickers, files; and scripts the desk cannot read. */
export function createWordlessHandler(catalogs: Catalogs): Handler {
  return ({ text, choice, attachments }, session) => {
    if (choice !== undefined) return Promise.resolve(undefined);
    const catalog = catalogs[session.language];
    const composed = compose(text);
    if (/[\p{Script=Latin}\p{N}]/u.test(composed))
      return Promise.resolve(undefined);
    if (/\p{L}/u.test(composed)) {
      const text = `${catalog.say("desk.other-language")}\n\n${catalog.say("desk.help")}`;
      return Promise.resolve({
        ...talk([wordsOf(text)], session),
        intent: "language",
      });
    }
    const file = attachments.some(
      ({ kind }) => kind !== "sticker" && kind !== "unsupported",
    );
    return Promise.resolve(
      talk(
        [wordsOf(catalog.say(file ? "desk.file" : "desk.wordless"))],
        session,
      ),
    );
  };
}
