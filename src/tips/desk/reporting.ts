import type { Address } from "../../message.ts";
import { isLike } from "../likeness.ts";
import { reportWithoutReceipts, withoutReceipts } from "../without-receipts.ts";
import { IntakeClosed, type Reporting, type TipView } from "../tips.ts";
import { createAdding, withRequest } from "./dialogue.ts";
import type { Erasing } from "./erasing.ts";
import { createFiling } from "./filing.ts";
import { createGuesses } from "./guesses.ts";
import type { TipParts } from "./parts.ts";
import { partJoined } from "./joining.ts";
import { isJoined, type Tip } from "./tip.ts";
import { toDestinations } from "./tip-units.ts";
import { viewOf } from "./view.ts";

// The same words within this are the same tip sent twice.
const sameMs = 7 * 24 * 60 * 60_000;

/**
 * The reporters' side.
 * @param isOpen whether tips are taken now
 * @param tellErased tells those who received a tip that it is about to be erased
 */
export function createReporting(
  parts: TipParts,
  erasing: Erasing,
  isOpen: () => Promise<boolean>,
  tellErased: (tip: Tip) => Promise<void>,
): Reporting {
  const { store, held, secrets, hash, units, clock, audit, wake } = parts;
  const file = createFiling(parts);
  const add = createAdding(parts);
  const guesses = createGuesses(clock);

  return {
    async file(report, from) {
      // One that was taken already is answered, whatever the state of intake.
      const isKnown = (await store.get(secrets.tipId(report.id))) !== undefined;
      if (!isKnown && !(await isOpen())) throw new IntakeClosed();
      return file(reportWithoutReceipts(report), from);
    },
    keep: (...kept) => held.keep(...kept),
    drop: (reportId) => held.drop(reportId),
    same: (text, from) => sentBefore(text, from, isSame),
    like: (text, from) =>
      sentBefore(text, from, (own, other) =>
        isLike(behindStroke(own), behindStroke(other)),
      ),
    async look(receipt, from) {
      if (!guesses.mayTry(from)) return { kind: "later" };
      const tip = await store.byReceipt(await hash(receipt));
      if (tip === undefined)
        return { kind: "wrong", delayMs: guesses.wrong(from) };
      return { kind: "found", tip: viewOf(tip, parts), id: tip.id };
    },
    linked: async (from) =>
      (await linkedTo(from)).map((tip) => ({
        ...viewOf(tip, parts),
        id: tip.id,
      })),
    async see(id) {
      const tip = await store.get(id);
      return tip && viewOf(tip, parts);
    },
    add: (id, more, request) =>
      add(id, { ...more, text: withoutReceipts(more.text) }, request),
    async withdraw(id, request) {
      const at = clock.now();
      const after = await store.change(id, (tip) =>
        tip.requests.includes(request) ||
        tip.state === "withdrawn" ||
        isOver(tip)
          ? tip
          : withRequest(
              {
                ...tip,
                state: "withdrawn",
                ended: tip.ended ?? at.toISOString(),
                asked: null,
                clocks: [...tip.clocks, { is: "closed" }],
                deliveries: [
                  ...tip.deliveries.filter(({ what }) => what === "new"),
                  ...toDestinations(units, tip.units, {
                    what: "withdrawn",
                    about: null,
                    name: "withdrawn",
                    tip: id,
                    at,
                  }),
                ],
              },
              request,
            ),
      );
      if (after === undefined) return "withdrawn";
      if (isOver(after)) return "closed";
      await audit.note({
        actor: "reporter",
        act: "withdraw",
        subject: after.reference,
      });
      await partJoined(after, parts);
      wake();
      return "withdrawn";
    },
    async erase(id) {
      const tip = await store.get(id);
      if (tip?.delivered === true) await tellErased(tip);
      const erased = await erasing.erase(id, "reporter");
      wake();
      return erased;
    },
    async cut(from) {
      const tips = await linkedTo(from);
      for (const { id } of tips) await store.change(id, unlinked);
      await store.dropLinked(secrets.link(from));
      return tips.length;
    },
    async unlink(id) {
      const link = (await store.get(id))?.link ?? null;
      // The entry first, since the tip alone tells which it is.
      if (link !== null) await store.unlink(secrets.link(link), id);
      await store.change(id, unlinked);
      return link !== null;
    },
    open: isOpen,
  };

  /** The newest tip of the last days whose words stand to some words as is asked. */
  async function sentBefore(
    text: string,
    from: Address,
    stands: (own: string, other: string) => boolean,
  ): Promise<TipView | undefined> {
    const words = secrets.words(text, from);
    const since = clock.now().getTime() - sameMs;
    const tip = (await linkedTo(from)).find(
      (each) =>
        each.words !== null &&
        stands(words, each.words) &&
        each.state !== "withdrawn" &&
        Date.parse(each.received) >= since,
    );
    return tip && viewOf(tip, parts);
  }

  /** Newest first. */
  async function linkedTo(from: Address): Promise<readonly Tip[]> {
    const ids = await store.linked(secrets.link(from));
    const tips: Tip[] = [];
    for (const id of ids.toReversed()) {
      const tip = await store.get(id);
      if (tip?.link?.channel === from.channel && tip.link.id === from.id)
        tips.push(tip);
    }
    return tips;
  }
}

/** Whether it was decided on, so that there is nothing to be withdrawn any more. */
function isOver(tip: Tip): boolean {
  return tip.state === "closed" && !isJoined(tip);
}

function isSame(own: string, other: string): boolean {
  return own.split("/")[0] === other.split("/")[0];
}

function behindStroke(words: string): string {
  return words.slice(words.indexOf("/") + 1);
}

/** A tip that leads back to nobody. What waited for its reporter waits behind the receipt. */
export function unlinked(tip: Tip): Tip {
  if (tip.link === null) return tip;
  return {
    ...tip,
    link: null,
    words: null,
    deliveries: tip.deliveries.filter(({ to }) => to.is !== "reporter"),
    lines: tip.lines.map((line) => ({
      ...line,
      way: line.way === "waiting" ? "kept" : line.way,
      token: null,
    })),
  };
}
