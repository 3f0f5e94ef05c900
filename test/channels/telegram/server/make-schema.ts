import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Field, Schema } from "./schema.ts";

// Cuts the part of the Bot API's description that the desk speaks out of the whole one (see README.md):
// node test/channels/telegram/server/make-schema.ts path/to/api.min.json

const methods = [
  "getMe",
  "getUpdates",
  "setWebhook",
  "deleteWebhook",
  "getWebhookInfo",
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "sendChatAction",
  "createForumTopic",
  "answerCallbackQuery",
  "setMyCommands",
  "getFile",
];

// Its fields tell which messages are Telegram's own notes.
const shallow = ["Message"];

const { positionals } = parseArgs({ allowPositionals: true });
const whole = Schema.parse(
  JSON.parse(await readFile(positionals[0] ?? "", "utf8")),
);

const types: Schema["types"] = {};

function reach(fields: readonly Field[] | undefined): void {
  for (const { types: names } of fields ?? [])
    for (const name of names) take(name.replace(/^(Array of )+/, ""));
}

function take(name: string): void {
  const type = whole.types[name];
  if (type === undefined || name in types) return;
  types[name] = type;
  reach(type.fields);
  for (const kind of type.subtypes ?? []) take(kind);
}

const kept: Schema["methods"] = {};
for (const name of methods) {
  const method = whole.methods[name];
  if (method === undefined) throw new Error(`no method ${name}`);
  kept[name] = method;
  reach(method.fields);
}
for (const name of shallow) {
  const type = whole.types[name];
  if (type !== undefined) types[name] = type;
}

await writeFile(
  join(import.meta.dirname, "schema.json"),
  `${JSON.stringify({ version: whole.version, methods: kept, types }, null, 1)}\n`,
);
