import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Choice } from "../../message.ts";
import { choiceData } from "../../choice-data.ts";
import type { Piece } from "../piece.ts";

type TextPiece = Extract<Piece, { kind: "text" }>;

/** The buttons under a text; undefined where it needs none. */
export function keyboardOf(
  { choices, request }: TextPiece,
  inPrivate: boolean,
): InlineKeyboardMarkup | ReplyKeyboardMarkup | undefined {
  // Bot API 10.1, KeyboardButton: location and contact are asked for in private chats only.
  if (request === null || !inPrivate)
    return choices.length === 0
      ? undefined
      : { inline_keyboard: rows(choices) };
  const button =
    request.kind === "location"
      ? { text: request.label, request_location: true as const }
      : { text: request.label, request_contact: true as const };
  // A message bears one keyboard: choices stand in it by their labels, which select them just as well.
  return {
    keyboard: [[button], ...choices.map(({ label }) => [{ text: label }])],
    one_time_keyboard: true,
    resize_keyboard: true,
  };
}

// Two labels of this many characters stand side by side on a narrow phone; longer ones are cut off there.
const besideLength = 14;

function rows(choices: readonly Choice[]) {
  const made: { text: string; callback_data: string }[][] = [];
  let open = false;
  for (const { id, label } of choices) {
    const button = { text: label, callback_data: choiceData(id) };
    const short = label.length <= besideLength;
    const last = made.at(-1);
    if (open && short && last !== undefined) {
      last.push(button);
      open = false;
    } else {
      made.push([button]);
      open = short;
    }
  }
  return made;
}
