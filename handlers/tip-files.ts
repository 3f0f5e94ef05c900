import { coordinatesIn } from "../src/channels/map-link.ts";
import type { Attachment, Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { usualLimits } from "../src/tips/attachments/attachment.ts";
import { settle } from "../src/tips/draft/draft.ts";
import type { HeldFile, Slot } from "../src/tips/tips.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

/** What of a message's files was kept, and what is to be said of the others. */
export interface Kept {
  readonly files: readonly HeldFile[];
  readonly lines: readonly string[];
}

/** Kinds of refusal that have a sentence of their own. */
const reasons = [
  "archive",
  "empty",
  "macros",
  "markup",
  "program",
  "script",
  "too-large",
  "too-many",
  "two-in-one",
  "unknown",
  "gone",
];

const mostMegabytes = usualLimits.bytesEach / 1_000_000;

/** Keeps the files of a message for a report or a tip, and says what could not be kept. */
export async function keepFiles(
  id: string,
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Kept> {
  const say = sayer(parts, session);
  const files: HeldFile[] = [];
  const lines = new Set<string>();
  for (const attachment of message.attachments) {
    if (!isFile(attachment)) continue;
    const kept = await parts.reporting.keep(id, attachment, addressOf(message));
    if ("why" in kept) {
      const why = reasons.find((reason) => reason === kept.why) ?? "fault";
      lines.add(
        why === "too-large"
          ? say(`refused-too-large-${attachment.kind}`, { most: mostMegabytes })
          : say(`refused-${why}`),
      );
    } else files.push(kept);
  }
  return { files, lines: [...lines] };
}

/** A report with the files and the place on the map that a message brings. */
export async function withFiles(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<{ readonly draft: Draft; readonly lines: readonly string[] }> {
  const say = sayer(parts, session);
  const kept = await keepFiles(draft.id, message, session, parts);
  const known = new Set(draft.files.map(({ id }) => id));
  const added = kept.files.filter(({ id }) => !known.has(id));
  const pin = pinOf(message);
  const card = message.attachments.find(({ kind }) => kind === "contact");
  const next: Draft = {
    ...draft,
    files: [...draft.files, ...added],
    promised: draft.promised && added.length === 0,
    pins: pin === undefined ? draft.pins : [...draft.pins, pin],
  };
  const total = next.files.length;
  // What is told by word of mouth is told.
  const isSpoken = added.some(({ kind }) => kind === "voice");
  const settled: Slot[] = [
    ...(added.length > 0 ? (["evidence"] as const) : []),
    ...(isSpoken ? (["what"] as const) : []),
  ];
  return {
    draft: settle(next, ...settled),
    lines: [
      ...(kept.files.length > 0 ? [say("kept", { count: total })] : []),
      ...(isSpoken ? [say("kept-voice")] : []),
      ...kept.lines,
      ...(card === undefined ? [] : [say("card")]),
    ],
  };
}

export function isFile(
  attachment: Attachment,
): attachment is Extract<Attachment, { ref: string }> {
  return "ref" in attachment;
}

function pinOf({
  attachments,
  text,
}: Message): Draft["pins"][number] | undefined {
  const sent = attachments.find((one) => one.kind === "location");
  const place =
    sent?.kind === "location"
      ? { latitude: sent.latitude, longitude: sent.longitude }
      : coordinatesIn(text);
  return place && { ...place, scene: null };
}

export { pinNoted, withPin, withPinTold } from "./tip-pins.ts";
