import {
  type FigureDesk,
  openFigures,
  type OpenFiguresParts,
} from "../src/figures/open-figures.ts";
import type { NudgeRoom, Nudges } from "../src/nudges/open-nudges.ts";
import { createFigureAnsweringHandler } from "./figure-answering.ts";
import { createFigureAskingHandler } from "./figure-asking.ts";
import type { FigureParts } from "./figure-parts.ts";
import type { Handler } from "./handler.ts";
import type { Eraser } from "./steering-parts.ts";

export interface Figuring {
  readonly desk: FigureDesk;
  /** Asked even before danger: what officers ask for. */
  readonly ahead: readonly Handler[];
  /** Asked about every message, and about numbers that no list goes up to. */
  readonly answering: Handler;
  readonly erasers: readonly Eraser[];
}

/** Opens the asking for figures and makes its handlers; undefined where nobody can be written to. */
export async function openFiguring(
  room: NudgeRoom | undefined,
  nudges: Pick<Nudges, "followers" | "directory"> | undefined,
  parts: Omit<FigureParts, "desk" | "directory"> &
    Pick<OpenFiguresParts, "knowledgeFolder" | "logger">,
): Promise<Figuring | undefined> {
  if (room === undefined || nudges === undefined) return undefined;
  const { followers, directory } = nudges;
  const desk = await openFigures({ ...parts, ...room, followers });
  const own = { ...parts, desk, directory };
  return {
    desk,
    ahead: [createFigureAskingHandler(own)],
    answering: createFigureAnsweringHandler(own),
    erasers: [(person) => desk.eraser(person)],
  };
}
