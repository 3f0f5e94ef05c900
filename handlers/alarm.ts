import type { Message } from "../src/message.ts";
import type { Alarm, Session } from "../src/session.ts";

// So long what was asked with the numbers may still be answered, and a person who wishes to die is stayed with.
const answerMs = 30 * 60_000;
const stayMs = 60 * 60_000;
/** So long news of a danger belongs to what was sent of it. */
export const newsMs = 24 * 60 * 60_000;

// Dangers that are nobody's deed, by the names of emergency.ts, and who helps in them.
const helpers: Readonly<Record<string, string>> = {
  fire: "114",
  trapped: "114",
  water: "114",
  injury: "115",
};

/** Whether a danger is that of somebody who wishes to die. */
export function isDespair({ kind }: Alarm): boolean {
  return kind.startsWith("suicide");
}

/** Whether nobody does it, so that nothing of it is kept for a report unasked. */
export function isMishap(kind: string): boolean {
  return kind in helpers;
}

/** The number that is to be called first. */
export function helperOf({ alarm }: Session): string {
  return helpers[alarm?.kind ?? ""] ?? "113";
}

/** The danger that a message may still speak of. */
export function alarmAt(
  { alarm }: Session,
  { at }: Pick<Message, "at">,
  ms?: number,
): Alarm | undefined {
  if (alarm === null || alarm === undefined) return undefined;
  const most = ms ?? (isDespair(alarm) ? stayMs : answerMs);
  return at.getTime() - alarm.at < most ? alarm : undefined;
}

// In letters: a cry for help, and what was cried after it.
const mostSaid = 1000;

/** The session once such a danger was answered. */
export function alarmed(
  session: Session,
  { text, at, group }: Pick<Message, "text" | "at" | "group">,
  kind: string,
  child: boolean,
): Session {
  if (group) return session;
  const before = alarmAt(session, { at });
  // A second cry tells more of the first; of a deed the report keeps it.
  const said = [before?.said ?? "", text].filter((one) => one !== "");
  return {
    ...session,
    alarm: {
      kind,
      at: at.getTime(),
      child: child || before?.child === true,
      said: isMishap(kind) ? said.join("\n").slice(-mostSaid) : null,
    },
  };
}

/** What is remembered of it once a report was sent: not its words any more, but that a child sent them. */
export function sentAlarm(
  { at }: Pick<Message, "at">,
  { alarm }: Session,
  child: boolean,
): Alarm | null {
  if (alarm !== null && alarm !== undefined)
    return { ...alarm, said: null, child: alarm.child || child };
  return child ? { kind: "told", at: at.getTime(), child, said: null } : null;
}
