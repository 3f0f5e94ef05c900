import type { Catalog } from "../catalog.ts";
import { type Reply, type ReplyFile, wordsOf } from "../message.ts";
import { csv } from "../nudges/csv.ts";
import { dateOf } from "../nudges/days.ts";
import { fullDay } from "../nudges/wording.ts";
import { civilDate } from "../clock.ts";
import type { Ask } from "./ask.ts";
import type { Figure, Reported } from "./figure.ts";
import { type Total, totalsOf } from "./totals.ts";

const mostLines = 12;
const longestLine = 90;

/** A number as a catalogue's language writes it: 1.234,5. */
export function numberWords(value: number, { language }: Catalog): string {
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
    maximumFractionDigits: 6,
  }).format(value);
}

/** Figures as they are read back: "12 vụ, 15 đối tượng". */
export function figureWords(
  figures: readonly Figure[],
  catalog: Catalog,
): string {
  if (figures.length === 0) return catalog.say("figures.not-yet");
  return figures
    .map(({ value, unit }) => `${numberWords(value, catalog)} ${unit}`.trim())
    .join(", ");
}

export function answerWords(
  { figures, word }: Reported,
  catalog: Catalog,
): string {
  const words = figureWords(figures, catalog);
  return word === "" ? words : `${words} – “${word}”`;
}

/** The day by which an ask is to be answered. */
export function dayOf({ lastDay }: Pick<Ask, "lastDay">): string {
  return lastDay === null ? "" : fullDay(dateOf(lastDay));
}

/** What a unit is asked, or reminded of. */
export function askText(
  ask: Ask,
  agencies: readonly string[],
  key: "ask" | "remind",
  catalog: Catalog,
): string {
  const { say } = catalog;
  const values = {
    issuer: ask.issuer === "" ? say("figures.issuer") : ask.issuer,
    agency: agencies.join(", "),
    what: ask.what,
    day: dayOf(ask),
  };
  return [
    say(`figures.${key}`, values),
    ...(ask.target === null ? [] : [targetText(ask.target, catalog)]),
    say("figures.how"),
  ].join("\n");
}

export function targetText(
  { text, section }: NonNullable<Ask["target"]>,
  { say }: Catalog,
): string {
  return say("figures.target", { text: cut(text, 200), section });
}

/** How an ask stands: sums of cases, ends of shares, who is missing, who was late; with a file for spreadsheets. */
export function summaryReply(
  ask: Ask,
  silent: readonly string[],
  catalog: Catalog,
): Reply {
  const { say } = catalog;
  const found = totalsOf(ask);
  const missing = found.missing.filter((unit) => !silent.includes(unit));
  const names = (units: readonly string[]) => ({
    count: units.length,
    units: listed(units),
  });
  const lines = found.answered.slice(0, mostLines).map((answer) => {
    const words = cut(answerWords(answer, catalog), longestLine);
    return `• ${answer.agency}: ${words}`;
  });
  const more = found.answered.length - lines.length;
  const text = [
    say("figures.summary", {
      what: ask.what,
      place: ask.place ?? "",
      day: dayOf(ask),
      answered: found.answered.length,
      count: ask.units.length,
    }),
    ...(ask.target === null ? [] : [targetText(ask.target, catalog)]),
    ...found.totals.map((total) => totalText(total, catalog)),
    ...lines,
    ...(more > 0 ? [say("figures.more", { count: more })] : []),
    ...(found.notYet.length > 0
      ? [
          say(
            "figures.summary-not-yet",
            names(found.notYet.map((one) => one.agency)),
          ),
        ]
      : []),
    ...(missing.length > 0 ? [say("figures.missing", names(missing))] : []),
    ...(found.late.length > 0 ? [say("figures.late", names(found.late))] : []),
    ...(silent.length > 0 ? [say("figures.silent", names(silent))] : []),
  ].join("\n");
  return { ...wordsOf(text), files: [fileOf(ask, silent, catalog)] };
}

function totalText(total: Total, catalog: Catalog): string {
  const { say } = catalog;
  const { unit, count, isShare } = total;
  if (!isShare) {
    const sum = `${numberWords(total.sum, catalog)} ${unit}`.trim();
    return say("figures.sum", { sum, count });
  }
  const end = ({ agency, value }: Total["least"]) =>
    `${numberWords(value, catalog)} % (${agency})`;
  return say("figures.shares", {
    count,
    least: end(total.least),
    most: end(total.most),
  });
}

function fileOf(
  ask: Ask,
  silent: readonly string[],
  catalog: Catalog,
): ReplyFile {
  const { say } = catalog;
  const head = ["agency", "figure", "unit", "word", "date", "state"].map(
    (column) => say(`figures.head-${column}`),
  );
  const rows = ask.units.flatMap((agency) => {
    const answer = ask.answers.find((one) => one.agency === agency);
    if (answer === undefined) {
      const state = silent.includes(agency) ? "silent" : "missing";
      return [[agency, "", "", "", "", say(`figures.state-${state}`)]];
    }
    const { word, at, late, figures } = answer;
    const date = fullDay(civilDate(new Date(at)));
    if (figures.length === 0)
      return [[agency, "", "", word, date, say("figures.not-yet")]];
    const state = say(`figures.state-${late ? "late" : "done"}`);
    return figures.map(({ value, unit }) => [
      agency,
      numberWords(value, catalog),
      unit,
      ...[word, date, state],
    ]);
  });
  return {
    name: "unit-figures.csv",
    mediaType: "text/csv",
    bytes: csv([head, ...rows]),
  };
}

function listed(units: readonly string[]): string {
  const shown = units.slice(0, mostLines).join("; ");
  return units.length > mostLines ? `${shown}; …` : shown;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
