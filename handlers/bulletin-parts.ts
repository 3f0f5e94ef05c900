import type { Act, Bulletin, Staff } from "../src/bulletins/bulletin.ts";
import type { BulletinDesk } from "../src/bulletins/open-bulletins.ts";
import type { Catalogs } from "../src/catalog.ts";
import type { Message } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Say } from "./posting-parts.ts";
import type { SteeringParts } from "./steering-parts.ts";

export interface BulletinParts extends Pick<
  SteeringParts,
  | "catalogs"
  | "commands"
  | "cues"
  | "gazetteer"
  | "places"
  | "privateLink"
  | "read"
> {
  readonly desk: BulletinDesk;
}

/** Says a sentence of messages/<language>/bulletins.yaml. */
export function sayIn(
  { catalogs }: { readonly catalogs: Catalogs },
  session: Session,
): Say {
  return (key, values) =>
    catalogs[session.language].say(`bulletins.${key}`, values);
}

/** Where a text's tokens name places. */
export function spansOf(text: string, { gazetteer }: BulletinParts) {
  const composed = compose(text);
  return gazetteer.find(tokenize(composed), composed);
}

/** Whether a text names places and subjects and nothing else: who was robbed names a subject too, and tells more. */
export function isOnlyChosen(text: string, parts: BulletinParts): boolean {
  const composed = compose(parts.read(text));
  const tokens = tokenize(composed);
  const found = parts.gazetteer.find(tokens, composed);
  const rest = tokens.filter(
    (_, at) => !found.some(({ from, to }) => from <= at && at < to),
  );
  const isAny = found.length > 0 || rest.length > 0;
  return isAny && parts.desk.cues.covers(rest);
}

/** What tells when a bulletin goes. */
export function nowIn({ hours, clock }: Pick<BulletinDesk, "hours" | "clock">) {
  return { hours, now: clock.now() };
}

/** Somebody at work on bulletins, as they are written to. */
export function staffOf(
  { channel, sender, conversation }: Message,
  { language }: Session,
): Staff {
  return { channel, sender, conversation, language };
}

/** What somebody did to a bulletin, and when. */
export function actOf(
  act: Act["act"],
  { unit, role }: Member,
  { desk }: BulletinParts,
): Act {
  return {
    act,
    unit: unit ?? "",
    role: role === "admin" ? "admin" : "officer",
    at: desk.clock.now().toISOString(),
  };
}

/** The bulletin that the id of a choice names behind its beginning. */
export async function namedBulletin(
  choice: string | undefined,
  act: string,
  { desk }: BulletinParts,
): Promise<{ readonly bulletin: Bulletin; readonly rest: string } | undefined> {
  if (choice?.startsWith(act) !== true) return undefined;
  const [id = "", rest = ""] = choice.slice(act.length).split("/");
  const bulletin = await desk.bulletins.get(id);
  return bulletin && { bulletin, rest };
}
