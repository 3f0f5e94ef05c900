import Fuse from "fuse.js";
import type { Gazetteer } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import { tokenize } from "../text/tokens.ts";
import type { DeskCues } from "./cues.ts";

/** A place that a message names as the writer's own. */
export interface PlaceName {
  /** As typed. */
  readonly name: string;
  /** Official names of what it may mean. */
  readonly units: readonly string[];
  /** Whether the name is the whole message. */
  readonly alone: boolean;
}

// A longer message has more to say than where its writer lives.
const longest = 200;

/** The place that a text settles on ("toi o Tra Vinh", or the bare name); undefined when it is about something else. */
export function placeName(
  text: string,
  { gazetteer, cues }: { gazetteer: Gazetteer; cues: DeskCues },
): PlaceName | undefined {
  if (text.length > longest) return undefined;
  const composed = compose(text);
  const tokens = tokenize(composed);
  const mentions = gazetteer.find(tokens, composed);
  const mention = mentions[0];
  const first = tokens[mention?.from ?? 0];
  const last = tokens[(mentions.at(-1)?.to ?? 0) - 1];
  if (mention === undefined || first === undefined || last === undefined)
    return undefined;
  const around = `${composed.slice(0, first.start)} ${composed.slice(last.end)}`;
  const alone = cues.isFiller(around);
  if (!alone && !cues.says("settle", around)) return undefined;
  return {
    name: composed.slice(first.start, last.end),
    units: mention.units.map((unit) => unit.name),
    alone,
  };
}

// Fuse.js scores 0 for the same and 1 for nothing in common; slips of two or three letters in a name stay under this.
const alike = 0.4;

/** Places whose names are like what was typed, best first. */
export function likePlaces(text: string, places: readonly string[]): string[] {
  const names = places.map((place) => ({ place, folded: fold(place) }));
  const fuse = new Fuse(names, { keys: ["folded"], threshold: alike });
  return fuse
    .search(fold(compose(text)).slice(0, 40))
    .map(({ item }) => item.place);
}
