import type { Delivery, Tip } from "../desk/tip.ts";
import type { CloudEvent } from "./webhook.ts";

const types: Readonly<Record<Delivery["what"], string>> = {
  new: "vn.trucban.tip.received",
  more: "vn.trucban.tip.added",
  withdrawn: "vn.trucban.tip.withdrawn",
  erased: "vn.trucban.tip.erased",
  reminder: "vn.trucban.tip.reminder",
  escalation: "vn.trucban.tip.escalation",
  undelivered: "vn.trucban.tip.undelivered",
  question: "vn.trucban.tip.question",
  state: "vn.trucban.tip.state",
  act: "vn.trucban.tip.act",
};

/** What a system of the police is told. Of the reporter nothing but what they said themselves, and only where the destination takes the whole. */
export function eventOf(
  tip: Tip,
  { key, what, about, to }: Delivery,
  whole: boolean,
): CloudEvent {
  const { reference, received, state, outcome, routed, locality } = tip;
  const handed = tip.notes.find(({ at }) => what === "new" && at === about);
  const line = tip.lines.find(({ id }) => id === about);
  return {
    specversion: "1.0",
    id: key,
    source: "urn:trucban",
    type: types[what],
    subject: reference,
    time: line?.at ?? received,
    datacontenttype: "application/json",
    data: {
      reference,
      received,
      state,
      outcome,
      unit: to.is === "destination" ? to.unit : null,
      kinds: routed.kinds,
      urgent: routed.urgent,
      restricted: routed.againstPolice,
      place: {
        province: routed.province ?? null,
        district: routed.district ?? null,
        ward: routed.ward ?? null,
        locality,
      },
      files: tip.files.length,
      merged: tip.merged,
      ...(whole && {
        content: tip.open,
        sealed: tip.sealed,
        reason: handed?.text ?? null,
        line:
          line === undefined ? null : { text: line.text, sealed: line.sealed },
      }),
    },
  };
}
