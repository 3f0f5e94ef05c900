import { type Ask, missingOf } from "../src/figures/ask.ts";
import { silentOf } from "../src/figures/rounds.ts";
import { askText } from "../src/figures/wording.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { type Step, talk } from "./handler.ts";
import { figureAct } from "./figure-acts.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";

/** Exactly what units will read, and whom it reaches. */
export async function preview(
  draft: Ask,
  session: Session,
  own: FigureParts,
): Promise<Step> {
  const { desk, catalogs } = own;
  const say = sayIn(own, session);
  const catalog = catalogs[session.language];
  const silent = silentOf(await desk.units.peopleOf(draft));
  const named = { count: silent.length, units: silent.join("; ") };
  const facts = [
    say("preview", {
      count: draft.units.length,
      units: draft.units.slice(0, 12).join("; "),
    }),
    ...(silent.length > 0 ? [say("silent", named)] : []),
  ].join("\n");
  const choices = [
    { id: figureAct.go + draft.id, label: say("choose-go") },
    { id: figureAct.drop + draft.id, label: say("choose-drop") },
  ];
  const unit = say("one-unit");
  const replies = [
    wordsOf(askText(draft, [unit], "ask", catalog)),
    wordsOf(facts.slice(0, 1400), choices),
  ];
  return talk(replies, { ...session, pending: {} });
}

/** Sends a question off, or drops it, for who wrote it. */
export async function sendingTapped(
  { choice, channel, sender }: Message,
  session: Session,
  own: FigureParts,
): Promise<Step | undefined> {
  const act = [figureAct.go, figureAct.drop].find(
    (one) => choice?.startsWith(one) === true,
  );
  if (act === undefined) return undefined;
  const { desk } = own;
  const draft = await desk.asks.get(choice?.slice(act.length) ?? "");
  const isOwn =
    draft?.asker?.channel === channel && draft.asker.sender === sender;
  const say = sayIn(own, session);
  if (draft === undefined || !isOwn || draft.stage === "dropped")
    return answer(say("too-late"), session);
  if (act === figureAct.drop) return dropAsk(draft, session, own);
  const asked = desk.clock.now().toISOString();
  const sent = await desk.asks.change(draft.id, (old) =>
    old?.stage === "draft" && missingOf(old) === undefined
      ? { ...old, stage: "asking", asked }
      : old,
  );
  return sent === undefined || sent.stage === "draft"
    ? answer(say("too-late"), session)
    : answer(say("sent"), { ...session, pending: {} });
}

export async function dropAsk(
  { id }: Ask,
  session: Session,
  own: FigureParts,
): Promise<Step> {
  await own.desk.asks.change(id, (old) =>
    old?.stage === "draft" ? undefined : old,
  );
  const words = sayIn(own, session)("dropped");
  return answer(words, { ...session, pending: {} });
}
