import type { Address } from "../../message.ts";
import { withConcerned } from "../concerned.ts";
import { route } from "../route.ts";
import { resealFiles, sealText } from "../seal.ts";
import type { Filed, Report } from "../tips.ts";
import type { ReceiptHash } from "../receipt-hash.ts";
import type { Receipt } from "../receipt.ts";
import type { Reference } from "../reference.ts";
import type { Recipient } from "../keys.ts";
import { blobId, blobOf } from "./held-files.ts";
import type { TipParts } from "./parts.ts";
import type { Content, Tip, TipFile } from "./tip.ts";
import { readsInChat, recipientsOf, toDestinations } from "./tip-units.ts";
import { unitNames } from "./view.ts";

/**
 * Makes a tip of a report. Everything that leads to the tip is on the disk before the tip is, so that one write decides
 * whether it is there; what a crash leaves before that leads nowhere and is used by the next try.
 */
export function createFiling(parts: TipParts) {
  const { store, held, secrets, hash, own, units, clock, wake } = parts;

  return async function file(report: Report, from: Address): Promise<Filed> {
    const id = secrets.tipId(report.id);
    const receipt = secrets.receipt(report.id);
    const before = await store.get(id);
    if (before !== undefined) return filed(before);
    const routed = withConcerned(
      report.routed,
      [report.text, ...Object.values(report.facts)].join("\n"),
      units,
    );
    const chosen = route(units, routed);
    const recipients = recipientsOf(units, chosen, own.recipient);
    const [reference, hashed, files] = await Promise.all([
      claimReference(id),
      lead(id, receipt),
      moveFiles(report, id, recipients),
      store.addLinked(secrets.link(from), id),
    ]);
    const content = contentOf(report);
    const at = clock.now();
    const tip: Tip = {
      v: 1,
      id,
      reference,
      state: "received",
      outcome: null,
      units: chosen,
      routed: { ...routed, kinds: [...routed.kinds] },
      locality: report.locality,
      received: at.toISOString(),
      ended: null,
      sealed: await sealText(
        JSON.stringify({ reference, received: at, ...content }, null, 2),
        recipients,
      ),
      open: isReadHere(chosen) ? content : null,
      words: secrets.words(report.text, from),
      files: [...files],
      link: { channel: from.channel, id: from.id, group: from.group },
      receipt: hashed,
      lines: [],
      asked: null,
      clocks: [],
      told: [],
      holder: null,
      notes: [],
      deliveries: toDestinations(units, chosen, {
        what: "new",
        about: null,
        name: "new",
        tip: id,
        at,
      }),
      delivered: false,
      requests: [],
      merged: null,
      joined: [],
      since: null,
      topics: [],
    };
    const stands = (await store.create(tip)) ? tip : await store.get(id);
    await held.drop(report.id);
    wake();
    return filed(stands ?? tip);

    function filed(tip: Tip): Filed {
      return { receipt, reference: tip.reference, unit: unitNames(tip, units) };
    }
  };

  /** Has the receipt lead to the tip. */
  async function lead(id: string, receipt: Receipt): Promise<ReceiptHash> {
    const hashed = await hash(receipt);
    await store.pointReceipt(hashed, id);
    return hashed;
  }

  async function claimReference(id: string): Promise<Reference> {
    for (let attempt = 0; ; attempt += 1) {
      const reference = secrets.reference(id, attempt);
      if (await store.claimReference(reference, id)) return reference;
    }
  }

  function isReadHere(chosen: Tip["units"]): boolean {
    const isWhole = units.some(
      ({ id, destinations }) =>
        chosen.includes(id) &&
        destinations.some(
          (each) => each.to !== "folder" && each.content === "whole",
        ),
    );
    return isWhole || readsInChat(units, chosen);
  }

  /** Seals the report's files to those who receive the tip. What is shown in chats stays readable here as well. */
  async function moveFiles(
    report: Report,
    id: string,
    recipients: readonly Recipient[],
  ): Promise<readonly TipFile[]> {
    const wanted = new Set(report.files.map((each) => each.id));
    const files = (await held.of(report.id)).filter((each) =>
      wanted.has(each.id),
    );
    for (const one of files) await moveFile(parts, id, one, id, recipients);
    return files;
  }
}

/** Seals one held file to a tip's recipients, its cleaned version apart. May be done again. */
export async function moveFile(
  { blobs, own }: TipParts,
  heldBy: string,
  file: TipFile,
  tip: string,
  recipients: readonly Recipient[],
): Promise<void> {
  const versions =
    file.clean !== null
      ? ([
          ["held", "original"],
          ["held-clean", "clean"],
        ] as const)
      : ([["held", "original"]] as const);
  for (const [from, to] of versions) {
    const bytes = await blobOf(blobs, blobId(heldBy, file, from));
    const sealed = await resealFiles(bytes, [own.identity], recipients);
    await blobs.put(blobId(tip, file, to), sealed);
    if (from === "held-clean")
      await blobs.put(blobId(tip, file, "transit"), bytes);
  }
}

function contentOf({ text, facts, contact, pins }: Report): Content {
  const said = Object.entries(facts).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    text,
    facts: Object.fromEntries(said),
    contact,
    pins: pins.map((pin) => ({ ...pin, scene: pin.scene ?? null })),
  };
}
