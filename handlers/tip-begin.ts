import { coordinatesIn } from "../src/channels/map-link.ts";
import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { newDraft } from "../src/tips/draft/draft.ts";
import type { Telling } from "../src/tips/draft/told.ts";
import type { Handler, Step } from "./handler.ts";
import { namedKinds } from "./named-kinds.ts";
import { goOn } from "./tip-ask.ts";
import { takeMended } from "./tip-correct.ts";
import { gentleWords, welcomeWords } from "./tip-gentle.ts";
import { joined } from "./tip-joined.ts";
import { isFile, withFiles } from "./tip-files.ts";
import { moneyWords } from "./tip-money.ts";
import { sayer, telling, tipStep, type TipParts } from "./tip-parts.ts";
import { isNothingElse, pleaWords } from "./tip-plea.ts";

// In words: "I would like to report something to you, please".
const shortWish = 9;

/** Begins a report with the message that tells of a crime, or of the wish to tell of one. */
export function createTipBeginHandler(parts: TipParts): Handler {
  return (message, session) =>
    message.choice === undefined
      ? begin(message, session, parts)
      : Promise.resolve(undefined);
}

/** Begins a report, or says kindly that none is taken now. */
export async function begin(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Step> {
  const say = sayer(parts, session);
  if (!(await parts.reporting.open()))
    return {
      ...tipStep("tip", [wordsOf(say("closed"))], session),
      answered: false,
    };
  const empty = newDraft(parts.newId(), receivedAt(message));
  const { draft, lines } = await withFiles(message, session, empty, parts);
  const isMap = coordinatesIn(message.text) !== undefined;
  if (message.text.trim() === "" || isMap)
    // Where nothing could be kept, nothing has begun.
    return draft.files.length + draft.pins.length === 0
      ? tipStep("tip", [wordsOf(lines.join("\n"))], session)
      : goOn(message, session, draft, [...lines, say("begin-file")], parts);
  const told = telling(message.text, parts);
  const pleas = pleaWords(message.text, session, parts);
  if (pleas.length > 0 && isNothingElse(message, session, parts))
    return goOn(message, session, draft, [...lines, ...pleas], parts);
  if (!tellsAnything(told)) {
    const welcome = welcomeWords(message.text, session, parts);
    return goOn(message, session, draft, [...lines, ...welcome], parts);
  }
  // What nobody dares to name is sold: a guess for whoever receives it, not said to the reporter.
  const isGuessed = told.kinds.length === 0 && told.heard.sells;
  const next = takeMended(
    draft,
    isGuessed ? { ...told, kinds: ["crime-drugs"] } : told,
    parts,
  );
  const before = await joined(message, session, next, parts);
  if (before !== undefined) return before;
  const sends = told.heard.wishes.has("send");
  const begun = { ...session, draft: next };
  const lead = [
    ...moneyWords(message.text, session, parts),
    sayer(parts, begun)("begin-told", { kind: kindOf(told) }),
    ...lines,
    ...(next.againstPolice ? [say("above")] : []),
    ...gentleWords(message, session, parts),
    ...pleas,
  ];
  return goOn(message, begun, { ...next, enough: sends }, lead, parts);

  function kindOf({ kinds }: Telling): string {
    const kind = namedKinds.find((one) => kinds.includes(one));
    return kind === undefined
      ? ""
      : ` ${parts.catalogs[session.language].say(`residents.kind-name-${kind}`)}`;
  }

  function tellsAnything({ heard, kinds }: Telling): boolean {
    const { where, when, who, vehicles } = heard.facts;
    const facts = where.length + when.length + who.length + vehicles.length;
    const { details } = parts.classifier.classify(heard.text, {
      placeKnown: true,
    });
    const isShort = heard.text.split(/\s+/u).length <= shortWish;
    return (
      kinds.length + facts > 0 ||
      !(heard.idle || details.has("no-content") || (heard.reports && isShort))
    );
  }
}

/** Whether a message that nobody takes for a report is the beginning of one all the same: it is a file or a place, or wishes no name. */
export function beginsUnasked(
  message: Message,
  heard: Telling["heard"] | undefined,
): boolean {
  const isPlace = message.attachments.some(({ kind }) => kind === "location");
  if (isPlace || message.attachments.some(isFile)) return true;
  if (heard === undefined || heard.idle || heard.asks) return false;
  const { where, when, who, vehicles, anonymous } = heard.facts;
  const facts = where.length + when.length + who.length + vehicles.length;
  return (
    (anonymous && facts > 0) || (facts === 1 && isAddress(heard, where[0]))
  );
}

/** Whether a message is the number of a house with its street and nothing else: a scene that nobody asks about. */
function isAddress({ text }: Telling["heard"], place = ""): boolean {
  return (
    place === text && /^\d+\p{L}?(?:\/\d+\p{L}?)* \p{L}+ \p{L}/u.test(text)
  );
}
