import { join } from "node:path";
import { createResidentHandlers } from "../../handlers/residents.ts";
import type { Handler, Intent, Step } from "../../handlers/handler.ts";
import type { Message } from "../../src/message.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { createClassifier } from "../../src/residents/classify.ts";
import { loadCues } from "../../src/residents/cues.ts";
import { loadReporting } from "../../src/residents/reporting.ts";
import { newSession, type Session } from "../../src/session.ts";
import { openReader } from "../../src/text/reader.ts";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { openAgencyNames } from "../../src/steering/open-agency-names.ts";
import { catalogs, deskCues, knowledgeFolder } from "../knowledge.ts";

const plans = await loadLibrary(knowledgeFolder);
const writings = plans.map(({ sections }) =>
  sections.flatMap(({ paragraphs }) => paragraphs).join("\n"),
);
const cues = await loadCues(join(knowledgeFolder, "intents"));
const reader = await openReader(knowledgeFolder, [...writings, cues.writing]);

/** The classifier on the real knowledge. */
export const classifier = createClassifier({
  cues,
  read: (text) => reader.read(text).text,
  plans: writings,
});

export const reporting = await loadReporting(
  join(knowledgeFolder, "reporting.yaml"),
);

const places = [
  ...new Set(plans.map(({ place }) => place).filter((place) => place !== null)),
];
const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  places,
);

const handlers = createResidentHandlers({
  catalogs,
  classifier,
  reporting,
  plans,
  places,
  agencies: await openAgencyNames(knowledgeFolder, {
    plans,
    gazetteer,
    cues: deskCues,
  }),
  privateLink: (channel) =>
    channel === "telegram" ? "https://t.me/trucban_bot" : undefined,
});

export interface Said extends Step {
  /** The first reply's text. */
  readonly text: string;
}

export function handlerOf(intent: Intent): Handler {
  const handler = handlers.get(intent);
  if (handler === undefined) throw new RangeError(`no handler of ${intent}`);
  return handler;
}

/** What a topic says to a text; throws when it leaves it to others. */
export async function say(
  intent: Intent,
  text: string,
  {
    session = {},
    ...message
  }: Partial<Message> & { session?: Partial<Session> } = {},
): Promise<Said> {
  const step = await handlerOf(intent)(messageOf(text, message), {
    ...newSession(),
    ...session,
  });
  if (step === undefined) throw new RangeError(`${intent} says nothing`);
  return { ...step, text: step.replies[0]?.text ?? "" };
}

export function messageOf(text: string, message: Partial<Message> = {}) {
  return {
    id: "m",
    channel: "terminal",
    conversation: "c1",
    sender: "p1",
    at: new Date("2026-11-20T10:00:00+07:00"),
    text,
    attachments: [],
    group: false,
    named: true,
    ...message,
  } satisfies Message;
}
