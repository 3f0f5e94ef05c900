import { abilities } from "../src/channels/abilities.ts";
import { civilDate } from "../src/clock.ts";
import {
  type CalendarWriting,
  calendarText,
} from "../src/deadlines/feed-text.ts";
import type { Feeds } from "../src/deadlines/feeds.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Commands } from "../src/steering/commands.ts";
import { type Handler, type Step, talk } from "./handler.ts";

/** Where private calendars are kept, and where programs fetch them; `url` ends without a slash. */
export interface CalendarFeeds {
  readonly feeds: Feeds;
  readonly url: string;
}

export interface CalendarFeedParts extends CalendarWriting {
  readonly commands: Commands;
  /** Left out where the desk is not reached from outside. */
  readonly feeds?: CalendarFeeds | undefined;
}

const makeFeed = "calendar:feed";
const endFeed = "calendar:end";
const fileName = "truc-ban.ics";

/** Gives what falls due as a file, and as a private address for calendar programs. */
export function createCalendarFeedHandler(parts: CalendarFeedParts): Handler {
  const { commands, catalogs, feeds } = parts;
  return async (message, session) => {
    const { choice, text, group } = message;
    const isTapped = choice === makeFeed || choice === endFeed;
    if (!isTapped && choice !== undefined) return undefined;
    if (!isTapped && commands.read(text)?.id !== "calendar") return undefined;
    const { say } = catalogs[session.language];
    if (group) return told("calendar.privately");
    if (!isTapped) return file(message, session);
    if (feeds === undefined) return told("calendar.no-feeds");
    if (choice === endFeed) {
      const was = await feeds.feeds.revoke(message);
      return told(was ? "calendar.feed-ended" : "calendar.feed-none");
    }
    const { place, agency, language } = session;
    const secret = await feeds.feeds.make(message, { place, agency, language });
    const words = say("calendar.feed", { url: `${feeds.url}/${secret}.ics` });
    return talk([wordsOf(words, [choiceOf(endFeed, session)])], session);

    function told(key: string): Step {
      return talk([wordsOf(say(key))], session);
    }
  };

  async function file(message: Message, session: Session): Promise<Step> {
    const { place, agency, language } = session;
    const { say } = catalogs[language];
    const names = [agency, place].filter((name) => name !== null);
    const isSendable = abilities[message.channel].files === "any";
    const lines = [
      say(isSendable ? "calendar.file" : "calendar.no-file", {
        whose: names.join(", ") || say("calendar.everybody"),
      }),
      say(feeds === undefined ? "calendar.no-feeds" : "calendar.offer-feed"),
    ];
    const today = civilDate(message.at);
    const ics = await calendarText(parts, session, language, today);
    const bytes = new TextEncoder().encode(ics);
    const choices = feeds === undefined ? [] : [makeFeed, endFeed];
    return talk(
      [
        {
          text: lines.join("\n"),
          choices: choices.map((id) => choiceOf(id, session)),
          files: isSendable
            ? [{ name: fileName, mediaType: "text/calendar", bytes }]
            : [],
        },
      ],
      session,
    );
  }

  function choiceOf(id: string, { language }: Session): Choice {
    const key = id === makeFeed ? "make-feed" : "end-feed";
    return { id, label: catalogs[language].say(`calendar.${key}`) };
  }
}
