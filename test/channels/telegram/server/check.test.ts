import { describe, expect, it } from "vitest";
import { violationsOf } from "./check.ts";
import { readSchema } from "./schema.ts";
import { Upload } from "./upload.ts";

const schema = await readSchema();
const upload = new Upload("a.jpg", new Uint8Array(1));

function keyboard(data: string) {
  return { inline_keyboard: [[{ text: "a", callback_data: data }]] };
}

describe("the check of calls", () => {
  it.each([
    ["sendMessage", { chat_id: 1, text: "a" }],
    ["sendMessage", { chat_id: "@a", text: "a".repeat(4096) }],
    ["sendMessage", { chat_id: 1, text: "a", reply_markup: keyboard("a") }],
    ["sendPhoto", { chat_id: 1, photo: upload }],
    ["sendPhoto", { chat_id: 1, photo: "file_id" }],
    ["getMe", {}],
    ["setMyCommands", { commands: [], language_code: "en" }],
  ])("lets %s pass as described", (method, params) => {
    expect(violationsOf(schema, method, params)).toEqual([]);
  });

  it.each([
    ["an unknown method", "sendRumour", {}, "sendRumour: no such method"],
    [
      "an unknown parameter",
      "sendMessage",
      { chat_id: 1, text: "a", loud: true },
      "sendMessage.loud: unknown",
    ],
    [
      "a missing parameter",
      "sendMessage",
      { chat_id: 1 },
      "sendMessage.text: missing",
    ],
    [
      "a wrong type",
      "sendMessage",
      { chat_id: 1.5, text: "a" },
      "sendMessage.chat_id: not of type Integer",
    ],
    [
      "too long a text",
      "sendMessage",
      { chat_id: 1, text: "a".repeat(4097) },
      "sendMessage.text: 4097, not 1-4096 characters",
    ],
    [
      "an empty text",
      "sendMessage",
      { chat_id: 1, text: "" },
      "sendMessage.text: 0, not 1-4096 characters",
    ],
    [
      "more bytes than a button carries",
      "sendMessage",
      { chat_id: 1, text: "a", reply_markup: keyboard("đ".repeat(33)) },
      "sendMessage.reply_markup.inline_keyboard[0][0].callback_data: 66, not 1-64 bytes",
    ],
    [
      "a stretch of text without its length",
      "sendMessage",
      { chat_id: 1, text: "a", entities: [{ type: "bold", offset: 0 }] },
      "sendMessage.entities[0].length: missing",
    ],
    [
      "a number out of its range",
      "getUpdates",
      { limit: 101 },
      "getUpdates.limit: 101, not 1-100",
    ],
    [
      "a command without a name",
      "setMyCommands",
      { commands: [{ command: "", description: "a" }] },
      "setMyCommands.commands[0].command: 0, not 1-32 characters",
    ],
    [
      "a document that is no file",
      "sendDocument",
      { chat_id: 1, document: 5 },
      "sendDocument.document: not of type InputFile",
    ],
  ])("names %s", (_, method, params, violation) => {
    expect(violationsOf(schema, method, params)).toEqual([violation]);
  });
});
