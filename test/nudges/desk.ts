import { settableClock } from "../../src/clock.ts";
import { createDesk } from "../../src/desk.ts";
import type { Attachment, Choice, Reply } from "../../src/message.ts";
import { createRoster, type Role } from "../../src/people/roster.ts";
import { newSession, type Session } from "../../src/session.ts";
import { memoryBlobs } from "../../src/storage/blobs.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

export interface Heard extends Reply {
  readonly to: string;
}

interface Options {
  readonly now?: string;
  readonly storage?: Storage;
  /** In place of the knowledge that is there. */
  readonly knowledge?: string;
  /** What people send, by `ref`. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

const person = (sender: string) => ({ channel: "telegram", sender }) as const;

/** A desk that nudges, on a clock that the test sets; what it says unasked is heard as it is posted. */
export async function openNudgingDesk({
  now = "2023-10-16T08:05:00+07:00",
  storage = openMemory(),
  files = {},
  knowledge = knowledgeFolder,
}: Options = {}) {
  const clock = settableClock();
  clock.set(new Date(now));
  const roster = createRoster(storage, clock);
  const heard: Heard[] = [];
  const posted = new Set<string>();
  const desk = await createDesk({
    knowledgeFolder: knowledge,
    logger: quiet,
    nudging: {
      storage,
      clock,
      roster,
      post({ id }, reply, reference) {
        // A conversation takes one of each reference.
        const key = `${id} ${reference}`;
        if (!posted.has(key)) heard.push({ ...reply, to: id });
        posted.add(key);
        return Promise.resolve();
      },
      proofs: {
        blobs: memoryBlobs(),
        fetch: (_, { ref }) =>
          Promise.resolve(files[ref] ?? new TextEncoder().encode("%PDF-1.7\n")),
      },
    },
  });
  const nudges = desk.nudges;
  if (nudges === undefined) throw new RangeError("nobody can be nudged");
  const { duty } = nudges;
  const sessions = new Map<string, Session>();
  let count = 0;
  return {
    clock,
    roster,
    nudges,
    says,
    sends,
    taps,
    moves,
    grants,
    sessionOf,
    unasked,
  };

  /** What was said unasked since the clock was moved last. */
  function unasked(): readonly Heard[] {
    return [...heard];
  }

  async function grants(
    who: string,
    role: Role,
    unit: string | null = null,
  ): Promise<void> {
    await roster.grant(person(who), role, { unit });
  }

  function says(who: string, text: string): Promise<string> {
    return respond(who, { text });
  }

  function sends(who: string, file: Attachment, text = ""): Promise<string> {
    return respond(who, { text, attachments: [file] });
  }

  /** Taps a choice of an earlier message. */
  function taps(who: string, { id }: Choice): Promise<string> {
    return respond(who, { choice: id, text: "" });
  }

  async function respond(
    who: string,
    given: {
      readonly text: string;
      readonly choice?: string;
      readonly attachments?: readonly Attachment[];
    },
  ): Promise<string> {
    count += 1;
    const step = await desk.respond(
      {
        id: `m${count}`,
        ...{ ...person(who), conversation: who, at: clock.now() },
        ...{ group: false, named: true, attachments: [], ...given },
      },
      sessionOf(who),
    );
    sessions.set(who, step.session);
    return step.replies
      .map(({ text, choices, files: sent }) =>
        [
          text,
          ...choices.map(({ label }) => `[${label}]`),
          ...sent.map(({ name, bytes }) => `<${name} ${bytes.length}>`),
        ].join("\n"),
      )
      .join("\n");
  }

  function sessionOf(who: string): Session {
    return sessions.get(who) ?? newSession();
  }

  /** Moves the clock, works through what falls due on the way, and tells what the desk said meanwhile. */
  async function moves(to: string): Promise<readonly Heard[]> {
    const end = new Date(to);
    heard.length = 0;
    for (let round = 0; round < 2000; round += 1) {
      await duty.run();
      const next = await duty.next();
      if (next === undefined || next > end) break;
      if (next > clock.now()) clock.set(next);
      else clock.set(new Date(clock.now().getTime() + 1000));
    }
    clock.set(end);
    await duty.run();
    return [...heard];
  }
}

export const told = (heard: readonly Heard[], to: string) =>
  heard.filter((one) => one.to === to).map(({ text }) => text);
