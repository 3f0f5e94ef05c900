import type { Catalog } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import type { OfficerView } from "../src/tips/desk/officer-view.ts";
import { headline, nameOf, type Noticing } from "../src/tips/queue/headline.ts";
import { lineWords } from "../src/tips/queue/notices.ts";
import { dateIn } from "../src/text/date-words.ts";
import type { Unit } from "../src/tips/unit.ts";

/** A tip as an officer reads it: nothing of who reported but what they said themselves. */
export function tipWords(
  { tip, joined, deadlines, isOwn, files }: OfficerView,
  catalog: Catalog,
  units: readonly Unit[],
): string {
  const { say, language } = catalog;
  const words = { say, catalog, units };
  const holder = tip.holder === null ? "nobody" : isOwn ? "you" : "other";
  const state = tip.asked === null ? tip.state : "asked";
  const decide =
    deadlines.decide === undefined
      ? []
      : [
          say("officers.decide-by", {
            date: dateIn(language, deadlines.decide),
          }),
        ];
  return [
    headline(tip, words),
    [
      say(`officers.state-${state}`),
      ...(tip.outcome === null ? [] : [say(`officers.outcome-${tip.outcome}`)]),
      say(`officers.holder-${holder}`),
      ...(tip.since === null
        ? []
        : [
            say("officers.reopened", {
              date: dateIn(language, civilDate(new Date(tip.since))),
            }),
          ]),
      say("officers.received", {
        date: dateIn(language, civilDate(new Date(tip.received))),
      }),
      ...decide,
    ].join(" · "),
    "",
    ...saidIn(tip, catalog),
    ...(tip.files.length === 0
      ? []
      : [
          say("officers.files", {
            count: tip.files.length,
            shown: files.length,
          }),
        ]),
    ...linesOf(tip, words),
    ...joined.flatMap((other) => [
      "",
      say("officers.joined", { reference: other.reference }),
      ...saidIn(other, catalog),
      ...linesOf(other, words),
    ]),
    ...(tip.notes.length === 0 ? [] : ["", say("officers.notes")]),
    ...tip.notes.map(({ unit, text }) =>
      say("officers.note", { unit: nameOf(unit, words), text }),
    ),
    ...(tip.merged === null
      ? []
      : [say("officers.merged", { reference: tip.merged })]),
  ].join("\n");
}

type Shown = OfficerView["tip"];

/** What a reporter said when reporting. */
function saidIn({ open }: Shown, { say }: Catalog): string[] {
  return open === null
    ? [say("officers.sealed-only")]
    : [
        open.text,
        ...Object.entries(open.facts)
          .filter(([slot]) => slot !== "what" && slot !== "contact")
          .map(([slot, fact]) => `• ${say(`officers.slot-${slot}`)}: ${fact}`),
        ...open.pins.map(({ latitude, longitude, scene }) =>
          say(
            `officers.pin-${scene === null ? "unsure" : scene ? "scene" : "place"}`,
            {
              point: `${latitude}, ${longitude}`,
            },
          ),
        ),
        open.contact === null
          ? say("officers.anonymous")
          : say("officers.contact", { contact: open.contact }),
      ];
}

/** What was said between a reporter and officers since. */
function linesOf({ lines }: Shown, words: Noticing): string[] {
  const { say } = words;
  return [
    ...(lines.length === 0 ? [] : [""]),
    ...lines.map(
      (line) =>
        say(`officers.line-${line.from}`, { text: lineWords(line, words) }) +
        (line.way === "kept" ? ` (${say("officers.line-kept")})` : ""),
    ),
  ];
}
