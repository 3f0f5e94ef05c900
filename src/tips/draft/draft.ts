import type { Draft } from "../../session.ts";
import { type Slot, slots } from "../tips.ts";

// What happens to a report while it is taken. Nothing here has an effect; each step gives the next state.

/** A report of which nothing is known yet. @param id one that nobody can guess */
export function newDraft(id: string, at: Date): Draft {
  return {
    id,
    touched: at.getTime(),
    said: [],
    settled: [],
    asked: [],
    town: "open",
    distinct: false,
    brief: false,
    enough: false,
    contact: null,
    files: [],
    pins: [],
    promised: false,
    urgent: false,
    againstPolice: false,
    child: false,
    wanted: true,
    shown: false,
    hinted: 0,
    reminded: false,
  };
}

export function isEmpty({ said, files, pins }: Draft): boolean {
  return said.length + files.length + pins.length === 0;
}

// Of somebody who has told nearly everything at once no more is asked than this.
const mostOfBrief = 3;
// Who is in danger now is asked for nothing else.
const urgentSlots: readonly Slot[] = ["what", "where"];
// Children, and who tells of them, are not pressed for details.
const gentleSlots: readonly Slot[] = ["what", "where", "when"];
const needed: readonly Slot[] = ["what", "where", "when"];

/** What is to be asked next; undefined when the summary is to be shown. */
export function nextSlot(draft: Draft): Slot | undefined {
  const open = slots.filter((slot) => !draft.settled.includes(slot));
  const told = (slot: Slot) => !open.includes(slot);
  if (draft.enough && !isEmpty(draft)) return undefined;
  if (draft.urgent) return open.find((slot) => urgentSlots.includes(slot));
  if (draft.child) return open.find((slot) => gentleSlots.includes(slot));
  if (draft.brief) {
    if (new Set(draft.asked).size >= mostOfBrief) return undefined;
    if (needed.every(told) && told("contact")) return undefined;
  }
  return open[0];
}

/** What the reporter was asked last and has not answered. */
export function waitingSlot(draft: Draft): Slot | undefined {
  const last = draft.asked.at(-1);
  return last === undefined || draft.shown || draft.settled.includes(last)
    ? undefined
    : last;
}

// Whoever says something else twice does not want to say it, or said it in words that nobody knows.
const mostAsked = 2;

/** Whether the reporter was asked for a part so often that no more is asked. */
export function isAskedOut({ asked }: Draft, slot: Slot): boolean {
  return (
    slot !== "what" && asked.filter((one) => one === slot).length >= mostAsked
  );
}

/** Whether the reporter was asked last of which town a place is. */
export function asksTown({ town, shown }: Draft): boolean {
  return town === "asked" && !shown;
}

export function settle(draft: Draft, ...told: readonly Slot[]): Draft {
  return { ...draft, settled: [...new Set([...draft.settled, ...told])] };
}

export function asking(draft: Draft, slot: Slot): Draft {
  return { ...draft, shown: false, asked: [...draft.asked, slot] };
}

/** What the reporter does not know, or does not want to say. */
export function skip(draft: Draft): Draft {
  if (asksTown(draft)) return { ...draft, town: "settled" };
  const slot = waitingSlot(draft);
  return slot === undefined ? draft : settle(draft, slot);
}

/** The reporter did something for it; what has no time yet was said just then. */
export function touch(draft: Draft, at: Date): Draft {
  const now = at.getTime();
  const said = draft.said.map((one) => ({ at: now, ...one }));
  return { ...draft, said, touched: now, reminded: false };
}

/** No name and nothing to be reached by: accepted at once, and never asked again. */
export function stayAnonymous(draft: Draft): Draft {
  return settle({ ...draft, contact: null }, "contact");
}

/** All that the reporter said, in order. */
export function textOf({ said }: Draft): string {
  return said.map(({ text }) => text).join("\n");
}

/** Whether a report tells what it told before, however else it stands. */
export function isUnchanged(next: Draft, before: Draft): boolean {
  return (
    next.said.length === before.said.length && next.contact === before.contact
  );
}

/** What was told of a part, each once. */
export function toldOf({ said }: Draft, slot: Slot): readonly string[] {
  const told = said.flatMap((one) => one.told);
  return [
    ...new Set(told.filter((one) => one.slot === slot).map(({ text }) => text)),
  ];
}
