import type { Message } from "../src/message.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Step } from "./handler.ts";
import { type FiledChoice, filedChoices } from "./receipt.ts";
import type { Named } from "./tip-acts.ts";
import { addTo } from "./tip-add.ts";
import type { Sent } from "./tip-filed-wishes.ts";
import type { TipParts } from "./tip-parts.ts";
import { sentChosen, type SentWish, whichSent } from "./tip-which-sent.ts";

/** Does what was tapped under a tip that was sent. Undefined for other buttons. */
export async function tapped(
  message: Message,
  { acts, focus, tip, known, unsure, session }: Sent,
  parts: TipParts,
): Promise<Step | undefined> {
  const choice = message.choice ?? "";
  const is = (name: FiledChoice) => isChoice(choice, filedChoices[name]);
  if (is("cut")) return acts.cut();
  if (is("read")) return acts.read(known);
  const picked = sentChosen(choice, session);
  const to = known.find((one) => one.reference === picked?.reference);
  if (picked !== undefined) return does(picked.wish, to, picked.words);
  const wish = (["more", "withdraw", "erase"] as const).find(is);
  // A button says nothing of the tip that it stood under.
  if (wish !== undefined && focus === undefined && unsure !== undefined)
    return whichSent(wish, unsure, session, parts);
  if (wish !== undefined) return does(wish, tip, "");
  if (!is("yes") && !is("no")) return undefined;
  if (tip === undefined) return acts.step("receipt-again");
  return is("yes") && focus !== undefined
    ? acts.confirmed(focus)
    : acts.told("left-alone", tip);

  async function does(
    act: SentWish,
    on: Named | undefined,
    words: string,
  ): Promise<Step> {
    if (on === undefined) return acts.step("receipt-again");
    if (act !== "more") return acts.sure(act, on);
    return words === ""
      ? acts.told("more-what", on, "more")
      : addTo(on, message, session, parts, words);
  }
}
