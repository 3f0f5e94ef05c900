import { createHash } from "node:crypto";
import type { Address } from "../../src/message.ts";
import { fold } from "../../src/text/fold.ts";
import { isLike, sketchOf } from "../../src/tips/likeness.ts";
import { newReceipt, type Receipt } from "../../src/tips/receipt.ts";
import {
  type HeldFile,
  IntakeClosed,
  type Report,
  type Reporting,
  type TipView,
} from "../../src/tips/tips.ts";

/** A tip as the double keeps it. */
export interface DoubleTip {
  readonly id: string;
  readonly report: Report;
  readonly receipt: Receipt;
  readonly from: Address;
  view: TipView;
  files: HeldFile[];
  updates: { text: string; files: number }[];
  linked: boolean;
}

/** A small Reporting in memory, for tests of the conversation alone. It keeps the contract's promises of idempotence. */
export function reportingDouble(now: () => Date) {
  const tips: DoubleTip[] = [];
  const held = new Map<string, HeldFile[]>();
  const requests = new Set<string>();
  const reports: Report[] = [];
  let wrong = 0;
  let isOpen = true;
  let count = 0;

  const reporting: Reporting = {
    file(report, from) {
      const before = tips.find(({ report: { id } }) => id === report.id);
      if (before === undefined && !isOpen)
        return Promise.reject(new IntakeClosed());
      const tip = before ?? made(report, from);
      const { reference, unit } = tip.view;
      return Promise.resolve({ receipt: tip.receipt, reference, unit });
    },
    keep(reportId, attachment) {
      if (attachment.ref.endsWith(".exe"))
        return Promise.resolve({ why: "program" });
      if (attachment.ref.startsWith("missing"))
        return Promise.resolve({ why: "gone" });
      const files = held.get(reportId) ?? [];
      const known = files.find(({ id }) => id === attachment.ref);
      if (known !== undefined) return Promise.resolve(known);
      const { kind, bytes = 1 } = attachment;
      const file = { id: attachment.ref, kind, bytes };
      held.set(reportId, [...files, file]);
      return Promise.resolve(file);
    },
    drop(reportId) {
      held.delete(reportId);
      return Promise.resolve();
    },
    same(text, from) {
      const tip = linkedTo(from).find(
        ({ report, view }) =>
          plain(report.text) === plain(text) && view.state !== "withdrawn",
      );
      return Promise.resolve(tip?.view);
    },
    like(text, from) {
      const own = sketchOf(text, hashed);
      const tip = linkedTo(from).find(
        ({ report, view }) =>
          isLike(own, sketchOf(report.text, hashed)) &&
          view.state !== "withdrawn",
      );
      return Promise.resolve(tip?.view);
    },
    look(receipt) {
      const tip = tips.find((one) => one.receipt === receipt);
      if (tip !== undefined)
        return Promise.resolve({ kind: "found", tip: tip.view, id: tip.id });
      wrong += 1;
      if (wrong > 8) return Promise.resolve({ kind: "later" });
      return Promise.resolve({ kind: "wrong", delayMs: 1000 * 2 ** wrong });
    },
    see: (id) => Promise.resolve(tips.find((one) => one.id === id)?.view),
    linked: (from) =>
      Promise.resolve(linkedTo(from).map(({ view, id }) => ({ ...view, id }))),
    add(id, more, request) {
      const tip = byId(id);
      if (!requests.has(request)) {
        requests.add(request);
        tip.updates.push({ text: more.text, files: more.files.length });
        const line = { from: "reporter" as const, at: now(), text: more.text };
        tip.view = {
          ...tip.view,
          asked: false,
          lines: [...tip.view.lines, line],
        };
      }
      return Promise.resolve(tip.view);
    },
    withdraw(id) {
      const tip = byId(id);
      if (tip.view.state === "closed") return Promise.resolve("closed");
      tip.view = { ...tip.view, state: "withdrawn" };
      return Promise.resolve("withdrawn");
    },
    erase(id) {
      tips.splice(tips.indexOf(byId(id)), 1);
      return Promise.resolve({ delivered: true });
    },
    cut(from) {
      const own = linkedTo(from);
      for (const tip of own) tip.linked = false;
      return Promise.resolve(own.length);
    },
    unlink(id) {
      const tip = byId(id);
      const was = tip.linked;
      tip.linked = false;
      return Promise.resolve(was);
    },
    open: () => Promise.resolve(isOpen),
  };

  return {
    reporting,
    tips,
    held,
    reports,
    /** An officer writes to the reporter. */
    write(tip: DoubleTip, text: string, asks = true) {
      const line = { from: "officer" as const, at: now(), text };
      tip.view = {
        ...tip.view,
        state: asks ? "asked" : tip.view.state,
        asked: asks,
        lines: [...tip.view.lines, line],
      };
    },
    close() {
      isOpen = false;
    },
  };

  function made(report: Report, from: Address): DoubleTip {
    count += 1;
    reports.push(report);
    const tip: DoubleTip = {
      id: `tip-${count}`,
      report,
      receipt: newReceipt(),
      from,
      view: {
        reference: `KM${"3467".charAt(count % 4)}T4${"34679".charAt(count % 5)}`,
        state: "received",
        outcome: null,
        unit: "Trực ban tiếp nhận",
        received: now(),
        expected: undefined,
        lines: [],
        asked: false,
      },
      files: [...report.files],
      updates: [],
      linked: true,
    };
    tips.push(tip);
    held.delete(report.id);
    return tip;
  }

  function linkedTo(from: Address): DoubleTip[] {
    return tips
      .filter((tip) => tip.linked && tip.from.id === from.id)
      .toReversed();
  }

  function byId(id: string): DoubleTip {
    const tip = tips.find((one) => one.id === id);
    if (tip === undefined) throw new RangeError("no such tip");
    return tip;
  }
}

function hashed(feature: string): number {
  return createHash("sha256").update(feature).digest().readUInt32BE(0);
}

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
