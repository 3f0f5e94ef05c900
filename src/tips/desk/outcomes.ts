import type { Address } from "../../message.ts";
import { toOfficer } from "./dialogue.ts";
import type { TipParts } from "./parts.ts";
import type { Delivery, Tip, TipLine } from "./tip.ts";

/**
 * Notes what became of a message to a reporter. Where it could not be handed over, whoever asked is told, and it waits
 * behind the receipt. Nothing happens where the link was cut meanwhile.
 */
export async function noteOutcome(
  { store, clock, secrets }: Pick<TipParts, "store" | "clock" | "secrets">,
  sent: {
    readonly address: Address;
    readonly token: string;
    readonly outcome: "sent" | "gone" | "refused" | "unsure";
  },
): Promise<void> {
  for (const id of await store.linked(secrets.link(sent.address))) {
    const tip = await store.get(id);
    if (tip?.lines.some(({ token }) => token === sent.token) !== true) continue;
    await store.change(id, noted);
  }

  function noted(tip: Tip): Tip {
    const found = tip.lines.find(({ token }) => token === sent.token);
    if (found?.way !== "waiting") return tip;
    const way: TipLine["way"] = sent.outcome === "sent" ? "sent" : "kept";
    const lines = tip.lines.map((line) =>
      line === found ? { ...line, way } : line,
    );
    return way === "sent"
      ? { ...tip, lines }
      : { ...tip, lines, deliveries: [...tip.deliveries, ...told(tip, found)] };
  }

  function told(tip: Tip, { id }: TipLine): Delivery[] {
    if (tip.holder === null) return [];
    const name = `undelivered ${id}`;
    const notice = { what: "undelivered", about: id, name } as const;
    return [toOfficer(tip, tip.holder, { ...notice, at: clock.now() })];
  }
}
