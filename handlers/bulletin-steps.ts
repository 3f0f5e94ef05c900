import {
  type Bulletin,
  type Missing,
  missingOf,
  versionOf,
} from "../src/bulletins/bulletin.ts";
import {
  bulletinText,
  hoursWords,
  peopleWords,
  whenWords,
} from "../src/bulletins/wording.ts";
import { Subject } from "../src/bulletins/words.ts";
import { type Choice, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { talk, type Step } from "./handler.ts";
import { type BulletinParts, nowIn, sayIn } from "./bulletin-parts.ts";
import { bulletinAct } from "./bulletin-acts.ts";
import { answer } from "./posting-parts.ts";

/** Key of the bulletin that is being written. */
export const draftKey = "bulletin";

const parts = ["text", "issuer", "place", "subjects", "when"] as const;

/** What the writer of a bulletin was asked for. */
export function stepOf({ pending }: Session): Missing | undefined {
  return parts.find((part) => pending[waitKey] === `bulletin-${part}`);
}

export type BulletinSteps = ReturnType<typeof createBulletinSteps>;

/** Asks for what a bulletin lacks, and shows it once it lacks nothing. */
export function createBulletinSteps(own: BulletinParts) {
  const { catalogs, desk, places } = own;
  return { next, ask };

  /** Asks for what is missing, or shows the whole. */
  function next(bulletin: Bulletin, session: Session): Step | Promise<Step> {
    const missing = missingOf(bulletin);
    return missing === undefined
      ? preview(bulletin, session)
      : ask(missing, bulletin, session);
  }

  function ask(part: Missing, { id }: Bulletin, session: Session): Step {
    const pending = { [draftKey]: id, [waitKey]: `bulletin-${part}` };
    const words = sayIn(own, session)(`ask-${part}`);
    return answer(words, { ...session, pending }, choicesFor(part, session));
  }

  function choicesFor(part: Missing, session: Session): readonly Choice[] {
    const say = sayIn(own, session);
    if (part === "place")
      return [
        ...places.map((name) => ({
          id: bulletinAct.place + name,
          label: name,
        })),
        { id: bulletinAct.everywhere, label: say("everywhere") },
      ];
    if (part === "subjects")
      return Subject.options.map((one) => ({
        id: bulletinAct.subject + one,
        label: say(`subject-${one}`),
      }));
    return part === "when"
      ? [{ id: bulletinAct.now, label: say("when-now") }]
      : [];
  }

  /** Exactly what its readers will see, and below it what happens with it. */
  async function preview(found: Bulletin, session: Session): Promise<Step> {
    const number = found.number ?? (await desk.bulletins.numberFor(found.id));
    const bulletin =
      (await desk.bulletins.change(found.id, (old) =>
        old === undefined || old.number !== null ? old : { ...old, number },
      )) ?? found;
    const catalog = catalogs[session.language];
    const say = sayIn(own, session);
    const { where, subjects, id, when } = bulletin;
    const count = await desk.count({ place: where?.place ?? null, subjects });
    const facts = say("preview", {
      people: peopleWords(count, catalog),
      when: whenWords(bulletin, catalog, nowIn(desk)),
      hours: hoursWords(desk.hours),
    });
    const urgent = when?.urgent === true ? "not-urgent" : "urgent";
    const choices = [
      {
        id: `${bulletinAct.send}${id}/${versionOf(bulletin)}`,
        label: say("choose-send"),
      },
      { id: bulletinAct.edit + id, label: say("choose-edit") },
      { id: bulletinAct.urgent + id, label: say(`choose-${urgent}`) },
      { id: bulletinAct.drop + id, label: say("choose-drop") },
    ];
    const replies = [
      wordsOf(bulletinText(bulletin, catalog)),
      wordsOf(facts, choices),
    ];
    return talk(replies, { ...session, pending: {} });
  }
}
