import { type Choice, type Reply, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { awaits } from "../src/steering/pending.ts";
import type { SteeringParts } from "./steering-parts.ts";

/** The choice that opens the list of agencies. */
export const changeAgency = "change-agency";
export const setAgency = "set-agency:";
export const noAgency = `${setAgency}*`;

type AskParts = Pick<SteeringParts, "agencies" | "catalogs">;

/**
 * Asks which agency the asker works for.
 * @param next what is done once it is known; see src/steering/pending.ts
 */
export function askAgency(
  { agencies, catalogs }: AskParts,
  session: Session,
  next: string | null,
  names: readonly string[] = agencies.of(session.place),
): { reply: Reply; session: Session } {
  const { say } = catalogs[session.language];
  const choices: Choice[] = names.map((name) => ({
    id: setAgency + name,
    label: name,
  }));
  if (session.agency !== null)
    choices.push({ id: noAgency, label: say("settings.agency-none") });
  const words =
    names.length === 0
      ? say("settings.agency-type")
      : say("settings.agency-which", { place: session.place ?? "" });
  return {
    reply: wordsOf(words, choices),
    session: { ...session, pending: awaits("agency", next) },
  };
}
