import { join } from "node:path";
import type { Catalogs } from "../catalog.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Followers } from "../nudges/followers.ts";
import type { Post } from "../nudges/rounds.ts";
import type { Person, Roster } from "../people/roster.ts";
import type { Duty } from "../scheduler.ts";
import type { Storage } from "../storage/storage.ts";
import { type Asks, createAsks } from "./asks.ts";
import { createRounds } from "./rounds.ts";
import { createUnits, type Units } from "./units.ts";
import { createFigureCues, type FigureCues, loadFigureWords } from "./words.ts";

export interface OpenFiguresParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly post: Post;
  readonly roster: Roster;
  readonly followers: Followers;
  readonly catalogs: Catalogs;
  readonly knowledgeFolder: string;
  readonly logger: Logger;
}

/** Figures that are asked for, opened. */
export interface FigureDesk {
  readonly asks: Asks;
  readonly units: Units;
  readonly cues: FigureCues;
  readonly clock: Clock;
  readonly roster: Roster;
  readonly post: Post;
  readonly duty: Duty;
  eraser(person: Person): Promise<void>;
}

/** Throws {@link InputError} for knowledge that cannot be used. */
export async function openFigures(
  parts: OpenFiguresParts,
): Promise<FigureDesk> {
  const { storage, clock, roster, post } = parts;
  const words = await loadFigureWords(
    join(parts.knowledgeFolder, "figures.yaml"),
  );
  const asks = createAsks(storage, clock);
  const units = createUnits(parts);
  return {
    ...{ asks, units, clock, roster, post },
    cues: createFigureCues(words),
    duty: createRounds({ ...parts, asks, units }),
    async eraser({ channel, sender }) {
      for await (const { id, asker, stage } of asks.each())
        if (asker?.channel === channel && asker.sender === sender)
          await asks.change(id, (old) =>
            stage === "draft" ? undefined : old && { ...old, asker: null },
          );
    },
  };
}
