import type { Focus, Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import type { createActs } from "./tip-acts.ts";
import type { TipParts } from "./tip-parts.ts";
import { nothingErased, whichErased } from "./tip-stop.ts";
import { whichSent } from "./tip-which-sent.ts";

type Named = Pick<Focus, "id" | "reference">;

/** What somebody has sent before, and is busy with. */
export interface Sent {
  readonly acts: ReturnType<typeof createActs>;
  /** The tip that the person is busy with. */
  readonly focus: Focus | undefined;
  /** The tip that is meant where none is named. */
  readonly tip: Named | undefined;
  /** All that are linked, or were opened. */
  readonly known: readonly (TipView & Named)[];
  /** Those of which one may be meant, where it is not plain which. */
  readonly unsure: readonly (TipView & Named)[] | undefined;
  readonly session: Session;
}

/** Does what is wished of a tip that was sent. Undefined where nothing of it is wished. */
export async function wishedOfSent(
  wishes: ReadonlySet<Wish>,
  { acts, focus, tip, known, unsure, session }: Sent,
  parts: TipParts,
): Promise<Step | undefined> {
  const has = (...any: readonly Wish[]) => any.some((one) => wishes.has(one));
  if (has("forget")) return undefined;
  const awaits = focus?.awaits ?? null;
  if (focus !== undefined && awaits !== null) {
    if (has("no", "skip", "enough", "unneeded", "wait"))
      return acts.told("left-alone", focus);
    const again =
      (awaits === "withdraw" && has("withdraw")) ||
      (awaits === "erase" && has("erase", "wipe"));
    // "Yes, withdraw it", where anything more was waited for, is no word of what is to be added.
    const isOther = awaits === "more" && has("withdraw", "erase");
    if ((has("yes") && !isOther) || again) return acts.confirmed(focus);
  }
  if (has("safe") && tip !== undefined) return acts.told("safe", tip);
  if (has("cut")) return acts.cut();
  if (tip === undefined)
    return has("withdraw", "erase") ? nothingErased(session, parts) : undefined;
  const wish = (["withdraw", "erase"] as const).find((one) => has(one));
  if (wish !== undefined)
    return unsure === undefined
      ? acts.sure(wish, tip)
      : whichSent(wish, unsure, session, parts);
  if (has("read"))
    return (
      acts.read(known) ?? acts.state(known.find(({ id }) => id === tip.id))
    );
  if (has("add", "edit"))
    return unsure === undefined
      ? acts.told("more-what", tip, "more")
      : whichSent("more", unsure, session, parts);
  if (focus === undefined) return undefined;
  if (has("cancel", "wipe"))
    return whichErased(session, focus.reference, null, parts);
  if (has("joke")) return acts.sure("withdraw", focus);
  return has("send") ? acts.told("already-sent", focus) : undefined;
}
