import type { Thread } from "../session.ts";
import { asksPlanFacts } from "./plan-facts.ts";
import { Ask } from "./question-cues.ts";
import type { Query, Understanding } from "./query.ts";
import { understand } from "./understand.ts";

// "And the Department of Health?", "until when?", "to whom?": what such a question leaves out, the one before said.

const ownSubject = 3;
/** A thread of more words than this would drown what is asked next. */
const mostWords = 12;

/** Whether a question leans on the one before it. */
export function leansOn(query: Query, thread: Thread | null): thread is Thread {
  if (thread === null || query.documents.length > 0) return false;
  if (query.subject.length >= ownSubject)
    return query.followUp && query.subject.length < 2 * ownSubject;
  return query.followUp || query.agencies.length === 0 || query.asks.size === 0;
}

/** The question with what the thread adds to it; the thread's plan and place are the caller's to keep. */
export function continued(
  query: Query,
  thread: Thread,
  understanding: Understanding,
): Query {
  const body = query.agencies.length > 0 ? "" : (thread.agency ?? "");
  // Who signed the plan has nothing to do with what was asked of it before.
  if (asksPlanFacts(query)) return query;
  const topic = query.subject.length >= ownSubject ? "" : (thread.topic ?? "");
  const whole = understand(
    [query.text, body, topic].filter((part) => part !== "").join(", "),
    understanding,
  );
  const inherited = new Set(query.asks);
  // A bare "and how about …" asks the same as before.
  if (query.asks.size === 0 && thread.ask !== null)
    for (const ask of askNames(thread.ask)) inherited.add(ask);
  return { ...whole, asks: inherited, places: query.places };
}

/**
 * What to remember of a question for the next.
 * @param keepable the words of it that may be stored
 */
export function threadOf(
  query: Query,
  plan: string | null,
  keepable: ReadonlySet<string>,
): Thread {
  const [body] = query.agencies;
  const telling = query.subject
    .map(({ marked }) => marked)
    .filter((word) => keepable.has(word) && !/\d/u.test(word));
  return {
    plan,
    agency:
      body === undefined
        ? null
        : query.text.slice(
            query.tokens[body.from]?.start,
            query.tokens[body.to - 1]?.end,
          ),
    ask: [...query.asks].join(" "),
    // Own words stand first, so that what was talked of long ago falls away.
    topic: [...new Set(telling)].slice(0, mostWords).join(" "),
  };
}

function askNames(asks: string): Ask[] {
  return asks.split(" ").flatMap((name) => Ask.safeParse(name).data ?? []);
}
