import type { Session } from "../src/session.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";

/** The choice that opens the deletion of one's data. */
export const eraseData = "erase";
export const yes = "erase:yes";
export const withRoles = "erase:all";
export const keepRoles = "erase:data";
export const no = "erase:no";

const assents: readonly Wish[] = ["yes", "forget", "wipe", "erase"];
const dissents: readonly Wish[] = [
  "no",
  "unneeded",
  "cancel",
  "enough",
  "wait",
];

/** The choice that a plain yes or no, or the wish said again, stands for where deleting was asked about last. */
export function confirmed(
  session: Session,
  wishes: ReadonlySet<Wish> | undefined,
): string | undefined {
  if (!asksToErase(session) || wishes === undefined) return undefined;
  if (dissents.some((wish) => wishes.has(wish))) return no;
  return assents.some((wish) => wishes.has(wish)) ? yes : undefined;
}

/** Whether the deletion of one's data was asked about last. */
export function asksToErase({ offered }: Session): boolean {
  return offered[0]?.id === yes;
}

/** Whether words say yes or no where something that cannot be undone was asked about last. */
export function confirms(wishes: ReadonlySet<Wish>): boolean {
  return [...assents, ...dissents, "withdraw" as const].some((wish) =>
    wishes.has(wish),
  );
}
