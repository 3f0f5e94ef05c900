import { z } from "zod";
import { abilities } from "../channels/abilities.ts";
import { piecesOf } from "../channels/piece.ts";
import { parseMoment } from "../clock.ts";
import { InputError } from "../errors.ts";
import { wordsOf } from "../message.ts";
import { createAsker } from "./asker.ts";
import { type Command, readArguments, readMoment, writeLine } from "./io.ts";
import { type JsonLine, readJsonLines } from "./json-lines.ts";

/** One question of the machine-readable contract. */
const Question = z.object({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  text: z.string(),
  place: z.string().nullish(),
  now: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, {
      error: "expected YYYY-MM-DD or a date and time with offset",
    })
    .nullish(),
  // Who asks does not change what the plans say.
  role: z.string().nullish(),
});

/** `ask "question" [--place P] [--now D] [--json]` and `ask --jsonl`: answers that leave nothing behind. */
export const ask: Command = async (args, io) => {
  const { values, positionals } = readArguments("ask", args, {
    place: { type: "string" },
    now: { type: "string" },
    json: { type: "boolean" },
    jsonl: { type: "boolean" },
  });
  const now =
    values.now === undefined ? undefined : readMoment("--now", values.now);
  const text = positionals.join(" ");
  if (values.jsonl === true && text !== "")
    throw new InputError("ask: --jsonl reads questions from standard input");
  if (values.jsonl !== true && text === "")
    throw new InputError('ask: a question is needed, as in: ask "..."');
  const asker = await createAsker(io.knowledgeFolder);
  const place =
    values.place === undefined ? null : asker.placeCalled(values.place);

  if (values.jsonl === true) {
    for await (const item of readJsonLines(io.input, Question))
      await writeLine(io.output, JSON.stringify(await answerLine(item)));
    return 0;
  }
  const answer = await asker.ask({ text, place, now });
  if (values.json === true) {
    await writeLine(io.output, JSON.stringify({ id: null, ...answer }));
    return 0;
  }
  const choices = answer.choices.map((label) => ({ id: label, label }));
  const reply = wordsOf(answer.reply, choices);
  for (const shown of piecesOf(reply, abilities.terminal))
    if (shown.kind === "text") await writeLine(io.output, shown.text);
  return 0;

  async function answerLine(
    item: JsonLine<z.infer<typeof Question>>,
  ): Promise<Record<string, unknown>> {
    if ("error" in item) return { ...item };
    const { id, text } = item.value;
    try {
      const answer = await asker.ask({
        text,
        place:
          typeof item.value.place === "string"
            ? asker.placeCalled(item.value.place)
            : place,
        now:
          typeof item.value.now === "string"
            ? parseMoment(item.value.now)
            : now,
      });
      return { id, ...answer };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { line: item.line, id, error: error.message };
    }
  }
};
