import type { Choice } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

/** Choices of a report that is being taken. */
export const tipChoices = {
  send: "tip:send",
  skip: "tip:skip",
  edit: "tip:edit",
  cancel: "tip:cancel",
  drop: "tip:drop",
  leaveOut: "tip:leave-out",
  scene: "tip:scene",
  here: "tip:here",
  same: "tip:same",
  other: "tip:other",
} as const;
export type TipChoice = keyof typeof tipChoices;

/** The choices as they are offered. */
export function chosenFrom(
  names: readonly TipChoice[],
  session: Session,
  parts: TipParts,
): Choice[] {
  const say = sayer(parts, session);
  return names.map((name) => ({
    id: tipChoices[name],
    label: say(`choose-${name}`),
  }));
}
