import { type Choice, type Reply, wordsOf } from "../../message.ts";
import {
  type Delivery,
  isJoined,
  type Tip,
  type TipLine,
} from "../desk/tip.ts";
import { unitNames } from "../desk/view.ts";
import { dueWords } from "./due-words.ts";
import { headline, nameOf, type Noticing, officerChoice } from "./headline.ts";

// Notices name a tip by its reference, kind, place and urgency; nothing of who reported, and no words of the tip where
// a destination takes notices only.

/**
 * What officers and groups read.
 * @param whole whether the text stands in it, and with what reason it was handed over
 */
export function officerNotice(
  tip: Tip,
  { what, about }: Pick<Delivery, "what" | "about">,
  { whole, buttons }: { readonly whole: boolean; readonly buttons: boolean },
  words: Noticing,
): Reply {
  const { say } = words;
  // What goes on under another tip is read there; each reporter is asked by the reference of their own.
  const reference =
    isJoined(tip) && tip.merged !== null ? tip.merged : tip.reference;
  const handed = what === "new" ? handedBy(tip, about) : undefined;
  const line = tip.lines.find(({ id }) => id === about);
  const text =
    what === "new"
      ? say(`officers.notice-${handed === undefined ? "new" : "handed"}`, {
          tip: headline(tip, words),
          unit: handed === undefined ? "" : nameOf(handed.unit, words),
        })
      : what === "more"
        ? say(`officers.notice-${moreOf(tip, line)}`, {
            reference,
            own: tip.reference,
          })
        : what === "withdrawn" || what === "erased" || what === "undelivered"
          ? say(`officers.notice-${what}`, { reference })
          : dueWords(tip, { what, about }, words);
  const body = !whole
    ? []
    : handed !== undefined
      ? [say("officers.handed-reason", { text: handed.text })]
      : what === "new" && tip.open !== null
        ? [tip.open.text]
        : line === undefined
          ? []
          : [lineWords(line, words)];
  const how = buttons ? [] : [say("officers.notice-how", { reference })];
  if (what === "erased") return wordsOf(text);
  const opening: Choice[] = [
    {
      id: officerChoice.open + reference,
      label: say("officers.choose-open", { reference }),
    },
    ...(what === "new" && tip.holder === null
      ? [
          {
            id: officerChoice.claim + reference,
            label: say("officers.choose-claim", { reference }),
          },
        ]
      : []),
    ...(what === "more" && (tip.ended === null || isJoined(tip))
      ? [
          {
            id: officerChoice.ask + tip.reference,
            label: say("officers.choose-ask", { reference: tip.reference }),
          },
        ]
      : []),
    ...(what === "more" && tip.ended !== null && !isJoined(tip)
      ? [
          {
            id: officerChoice.reopen + reference,
            label: say("officers.choose-reopen", { reference }),
          },
        ]
      : []),
  ];
  // Where no words follow, none are announced.
  const lead = body.length === 0 ? text.replace(/:$/u, ".") : text;
  return wordsOf([lead, ...body, ...how].join("\n"), buttons ? opening : []);
}

/** What the topics of a tip read of an officer's act: "close spam". */
export function actNotice(
  { reference, merged, ...tip }: Tip,
  { about }: Delivery,
  { say, units }: Noticing,
): Reply {
  const [act = "", outcome] = (about ?? "").split(" ");
  return wordsOf(
    say(`officers.topic-${act}`, {
      reference,
      unit: unitNames(tip, units),
      into: merged ?? "",
      outcome: outcome === undefined ? "" : say(`officers.outcome-${outcome}`),
    }),
  );
}

/** The note with the reason for which a tip was handed over, where it was. */
function handedBy(
  { notes }: Tip,
  about: string | null,
): Tip["notes"][number] | undefined {
  return notes.find(({ at }) => at === about);
}

/** What kind of news words of a reporter are. */
function moreOf(tip: Tip, line: TipLine | undefined): string {
  if (isJoined(tip)) return "more-joined";
  if (tip.ended !== null) return "more-closed";
  return line !== undefined && line.at === tip.since ? "more-reopened" : "more";
}

/** A line of the dialogue as officers read it. */
export function lineWords(line: TipLine, { say }: Noticing): string {
  const said = line.text ?? say("officers.line-sealed");
  return line.files === 0
    ? said
    : [said, say("officers.line-files", { count: line.files })]
        .filter((part) => part !== "")
        .join("\n");
}

/** What a reporter reads of a question, or of another change. */
export function reporterNotice(
  tip: Tip,
  line: TipLine | undefined,
  { say }: Noticing,
): Reply {
  const { reference } = tip;
  if (line?.text === undefined || line.text === null)
    return wordsOf(say("officers.to-reporter-news", { reference }));
  return wordsOf(
    say(
      line.asks ? "officers.to-reporter-question" : "officers.to-reporter-word",
      {
        reference,
        text: line.text,
      },
    ),
  );
}
