import { type Message, wordsOf } from "../src/message.ts";
import type { Focus, Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import {
  type FiledChoice,
  filedChoices,
  filedChoicesOf,
  hasNews,
} from "./receipt.ts";
import { addTo, answerOfficer } from "./tip-add.ts";
import { isFile } from "./tip-files.ts";
import { focusAt, focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

type Linked = Awaited<ReturnType<TipParts["reporting"]["linked"]>>[number];

/** Works on what a reporter says about a tip that was sent. Undefined for anything else. */
export async function afterSending(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Step | undefined> {
  const { reporting } = parts;
  const say = sayer(parts, session);
  const from = addressOf(message);
  const focus = focusAt(session, message);
  if (message.choice !== undefined) return chosen(message.choice);
  if (parts.commands.read(message.text) !== undefined) return undefined;
  const linked = await reporting.linked(from);
  if (focus === undefined && linked.length === 0) return undefined;
  const tip = focus ?? newest(linked);
  const asked = linked.find((one) => one.asked);
  if (message.attachments.some(isFile)) {
    const to = asked ?? focus;
    return to && addTo(to, message, session, parts);
  }
  if (message.text.trim() === "") return undefined;
  const heard = hear(message.text, parts);
  const wished = heard.idle ? await wish(heard.wishes) : undefined;
  if (wished !== undefined) return wished;
  if (asked !== undefined)
    return answerOfficer(asked, message, session, heard, parts);
  if (tip === undefined) return undefined;
  if (heard.adds !== undefined && !heard.asks)
    return addTo(tip, message, session, parts, heard.adds);
  return focus?.awaits === "more" && isMore(heard)
    ? addTo(tip, message, session, parts)
    : undefined;

  function isMore(heard: Heard): boolean {
    if (heard.idle || heard.asks) return false;
    const intent = parts.intentOf(message, session);
    return intent === "tip" || intent === "question" || intent === "outofscope";
  }

  async function wish(wishes: ReadonlySet<Wish>): Promise<Step | undefined> {
    const has = (one: Wish) => wishes.has(one);
    if (focus !== undefined && focus.awaits !== null) {
      if (has("yes") || (focus.awaits === "withdraw" && has("withdraw")))
        return confirmed(focus);
      if (has("no") || has("skip") || has("enough"))
        return told("left-alone", focus, null);
    }
    if (has("cut")) return cut();
    if (has("withdraw")) return sure("withdraw");
    if (has("erase")) return sure("erase");
    if (has("read")) return read(linked);
    if (focus !== undefined && (has("joke") || has("cancel")))
      return sure("withdraw");
    if (focus !== undefined && has("send")) return told("already-sent", focus);
    if (tip !== undefined && has("add")) return told("more-what", tip, "more");
    return undefined;
  }

  async function chosen(tapped: string): Promise<Step | undefined> {
    const is = (name: FiledChoice) => isChoice(tapped, filedChoices[name]);
    if (is("cut")) return cut();
    if (is("read")) return read(await reporting.linked(from));
    const tip = focus ?? newest(await reporting.linked(from));
    const isOurs = Object.values(filedChoices).some((id) =>
      isChoice(tapped, id),
    );
    if (!isOurs) return undefined;
    if (tip === undefined) return step("receipt-again");
    if (is("more")) return told("more-what", tip, "more");
    if (is("withdraw")) return sure("withdraw", tip);
    if (is("erase")) return sure("erase", tip);
    return is("yes") && focus !== undefined
      ? confirmed(focus)
      : told("left-alone", tip, null);
  }

  function sure(
    what: "withdraw" | "erase",
    of: Pick<Focus, "id" | "reference"> | undefined = tip,
  ): Step {
    if (of === undefined) return step("receipt-again");
    const words = say(`${what}-sure`, { reference: of.reference });
    return tipStep(
      "status",
      [wordsOf(words, filedChoicesOf(["yes", "no"], say))],
      { ...session, focus: focusOn(of, message, what) },
    );
  }

  async function confirmed({ id, reference, awaits }: Focus): Promise<Step> {
    if (awaits === "withdraw") {
      await reporting.withdraw(id, message.id);
      return ended(say("withdrawn", { reference }));
    }
    if (awaits === "erase") {
      const { delivered } = await reporting.erase(id, message.id);
      return ended(say(delivered ? "erased-there" : "erased", { reference }));
    }
    return told("more-what", { id, reference }, "more");
  }

  async function cut(): Promise<Step> {
    const count = await reporting.cut(from);
    return ended(
      say(count === 0 ? "cut-nothing" : "cut", { count }) +
        (count === 0 ? "" : `\n${say(`cut-left-${message.channel}`)}`),
    );
  }

  function read(tips: readonly Linked[]): Step | undefined {
    const told = tips.filter(hasNews);
    if (told.length === 0) return undefined;
    const words = told.map((tip) =>
      [
        say("news-of", { reference: tip.reference }),
        ...tip.lines
          .filter(({ from }) => from === "officer")
          .map(({ text }) => say("officer-wrote", { text })),
      ].join("\n"),
    );
    const reply = wordsOf([...words, say("news-answer")].join("\n\n"));
    const first = told[0];
    return tipStep("status", [reply], {
      ...session,
      focus: first === undefined ? null : focusOn(first, message, "more"),
    });
  }

  function told(
    key: string,
    of: Pick<Focus, "id" | "reference">,
    awaits: Focus["awaits"] = null,
  ): Step {
    const words = wordsOf(say(key, { reference: of.reference }));
    const next = { ...session, focus: focusOn(of, message, awaits) };
    return tipStep("status", [words], next);
  }

  function step(key: string): Step {
    return tipStep("status", [wordsOf(say(key))], session);
  }

  function ended(words: string): Step {
    return tipStep("status", [wordsOf(words)], { ...session, focus: null });
  }
}

function newest(linked: readonly Linked[]): Linked | undefined {
  return linked.find(({ state }) => state !== "withdrawn");
}
