import { createHash } from "node:crypto";
import type { Answer, Ask } from "../src/figures/ask.ts";
import type { Reported } from "../src/figures/figure.ts";
import { answerWords, dayOf } from "../src/figures/wording.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Question } from "./figure-open.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";

/** Notes a unit's figure, and shows its last word to the colleagues too. Returns what who gave it is told. */
export async function noteFigure(
  { ask: { id }, agency }: Question,
  reported: Reported,
  message: Message,
  session: Session,
  parts: FigureParts,
): Promise<string> {
  const { desk, catalogs } = parts;
  const say = sayIn(parts, session);
  const catalog = catalogs[session.language];
  const { kind, ask, before } = await desk.asks.answer(id, agency, reported);
  if (kind === "over" || ask === undefined) return say("over");
  if (kind === "locked")
    return say("locked", {
      day: dayOf(ask),
      before: before === undefined ? "" : answerWords(before, catalog),
    });
  const now = ask.answers.find((one) => one.agency === agency);
  if (now !== undefined) await tellColleagues(ask, now, before, message, parts);
  const words = answerWords(reported, catalog);
  const told = { figures: words, agency, what: ask.what, day: dayOf(ask) };
  const key = now?.late === true ? "taken-late" : "taken";
  return [
    say(key, told),
    ...(before === undefined
      ? []
      : [say("instead", { before: answerWords(before, catalog) })]),
  ].join("\n");
}

/** Everybody who speaks for the unit sees what stands now. */
async function tellColleagues(
  ask: Ask,
  now: Answer,
  before: Answer | undefined,
  { channel, conversation }: Message,
  { desk, catalogs }: FigureParts,
): Promise<void> {
  const { agency, times } = now;
  const people = await desk.units.peopleOf({ ...ask, units: [agency] });
  const name = createHash("sha256").update(agency).digest("base64url");
  for (const to of people.get(agency) ?? []) {
    if (to.channel === channel && to.id === conversation) continue;
    const catalog = catalogs[to.language];
    const words = [
      catalog.say("figures.colleague", {
        agency,
        what: ask.what,
        figures: answerWords(now, catalog),
      }),
      ...(before === undefined
        ? []
        : [
            catalog.say("figures.instead", {
              before: answerWords(before, catalog),
            }),
          ]),
    ].join("\n");
    const reference = `figure-said:${ask.id}:${name.slice(0, 12)}:${times}`;
    try {
      await desk.post(
        { channel: to.channel, id: to.id, group: false },
        wordsOf(words),
        reference,
      );
    } catch (error) {
      // Their channel does not run now.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
