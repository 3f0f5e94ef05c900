import { join } from "node:path";
import { later, settableClock } from "../../src/clock.ts";
import { createDesk } from "../../src/desk.ts";
import type { Step } from "../../handlers/handler.ts";
import type { Attachment, ChannelName, Message } from "../../src/message.ts";
import { newSession, type Session, StoredSession } from "../../src/session.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { reportingDouble } from "../tips/reporting-double.ts";

/** What somebody sends. */
export interface Sent {
  readonly as: string;
  readonly text?: string | undefined;
  readonly choice?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly group?: boolean | undefined;
}

const clock = settableClock();
let double = reportingDouble(() => clock.now());
const waited: number[] = [];

// A desk takes a second to open; its state is in the double and in the sessions, which are new for each conversation.
const desk = await createDesk({
  knowledgeFolder,
  logger: quiet,
  tips: {
    reporting: new Proxy(double.reporting, {
      get: (_, name): unknown => Reflect.get(double.reporting, name),
    }),
    units: await loadUnits(join(knowledgeFolder, "units.yaml")),
    wait: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
  },
});

/** A conversation with a desk that takes reports, on a channel's abilities. */
export function openDialog(
  channel: ChannelName,
  start: Date,
  place: string | null,
) {
  clock.set(start);
  const own = reportingDouble(() => clock.now());
  double = own;
  waited.length = 0;
  const sessions = new Map<string, string>();
  const seen = new Set<string>();
  let count = 0;
  return {
    send,
    pass,
    waited,
    sessionOf,
    get tips() {
      return own.tips;
    },
    double: own,
  };

  async function send(sent: Sent, again = false): Promise<Step | undefined> {
    if (!again) count += 1;
    const group = sent.group === true;
    const key = group ? "group" : sent.as;
    const message: Message = {
      id: `m${count}`,
      channel,
      conversation: key,
      sender: sent.as,
      at: clock.now(),
      text: (sent.text ?? "").replace(/@bot\s*/u, ""),
      attachments: sent.attachments ?? [],
      ...(sent.choice !== undefined && { choice: sent.choice }),
      group,
      named: !group || /@bot/u.test(sent.text ?? ""),
    };
    // What a platform delivers again is told apart before the router.
    if (seen.has(message.id)) return undefined;
    seen.add(message.id);
    if (!message.named) return undefined;
    const session = sessionOf(key);
    const step = await desk.respond(message, session);
    sessions.set(key, JSON.stringify(step.session));
    return step;
  }

  function sessionOf(key: string): Session {
    const stored = sessions.get(key);
    return stored === undefined
      ? { ...newSession(), place }
      : StoredSession.parse(JSON.parse(stored));
  }

  function pass(duration: string): void {
    const moment = later(clock.now(), duration);
    if (moment === undefined) throw new RangeError(`"${duration}"`);
    clock.set(moment);
  }
}
