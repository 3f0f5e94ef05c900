import { z } from "zod";
import {
  type Choice,
  type Message,
  receivedAt,
  wordsOf,
} from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { replace } from "../src/tips/draft/correct.ts";
import { touch } from "../src/tips/draft/draft.ts";
import { counterpart } from "../src/tips/draft/set-right.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Step } from "./handler.ts";
import { goOn } from "./tip-ask.ts";
import type { Open } from "./tip-instead.ts";
import { rereading } from "./tip-leave-out.ts";
import { sayer, telling, tipStep, type TipParts } from "./tip-parts.ts";

const prefix = "tip:instead:";
const Pair = z.tuple([z.string().nullable(), z.string()]);

/** Asks what a correction stands for, with the told values to choose from. */
export function whichWrong(
  message: Message,
  session: Session,
  draft: Draft,
  { old, right }: Open,
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  const idOf = (wrong: string | null) =>
    prefix + JSON.stringify([wrong, right] satisfies z.infer<typeof Pair>);
  const choices: Choice[] = [
    ...old.map((wrong) => ({ id: idOf(wrong), label: wrong })),
    { id: idOf(null), label: say("choose-none-wrong") },
  ];
  return tipStep("tip", [wordsOf(say("which-wrong", { right }), choices)], {
    ...session,
    draft: touch(draft, receivedAt(message)),
  });
}

/** Does what was chosen. Undefined where the choice is another one. */
export function wrongChosen(
  choice: string,
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step> | undefined {
  if (!choice.startsWith(prefix)) return undefined;
  const [wrong, right] = Pair.parse(JSON.parse(choice.slice(prefix.length)));
  const next =
    wrong === null
      ? take({ ...draft, asked: [] }, telling(right, parts))
      : (replace(draft, wrong, counterpart(wrong, right), rereading(parts)) ??
        draft);
  const say = sayer(parts, session);
  const lead =
    wrong === null
      ? say("noted")
      : say("corrected", { right: counterpart(wrong, right) });
  return goOn(
    message,
    session,
    {
      ...next,
      asked: draft.asked,
      enough: draft.enough || draft.shown,
      shown: false,
    },
    [lead],
    parts,
  );
}
