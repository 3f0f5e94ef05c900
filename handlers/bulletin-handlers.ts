import {
  type BulletinDesk,
  openBulletins,
  type OpenBulletinsParts,
} from "../src/bulletins/open-bulletins.ts";
import type { NudgeRoom } from "../src/nudges/open-nudges.ts";
import { createBulletinApprovalHandler } from "./bulletin-approval.ts";
import { createBulletinDeciding } from "./bulletin-deciding.ts";
import { createBulletinHaltHandler } from "./bulletin-halt.ts";
import type { BulletinParts } from "./bulletin-parts.ts";
import { createBulletinReaderHandler } from "./bulletin-reader.ts";
import { createBulletinWritingHandler } from "./bulletin-writing.ts";
import type { Handler } from "./handler.ts";
import type { Eraser } from "./steering-parts.ts";

export interface Bulletining {
  readonly desk: BulletinDesk;
  /** Asked about numbers that no list goes up to. */
  readonly numbered: Handler;
  /** Asked even before danger: what officers write of. */
  readonly ahead: readonly Handler[];
  /** Asked about every message. */
  readonly first: readonly Handler[];
  readonly erasers: readonly Eraser[];
}

/** Opens the bulletins and makes their handlers; undefined where nobody can be written to. */
export async function openBulletining(
  room: NudgeRoom | undefined,
  parts: Omit<BulletinParts, "desk"> &
    Pick<OpenBulletinsParts, "knowledgeFolder" | "logger">,
): Promise<Bulletining | undefined> {
  if (room === undefined) return undefined;
  const { gazetteer } = parts;
  const desk = await openBulletins({
    ...parts,
    ...room,
    provinceOf: (place) => gazetteer.unit(place)?.province,
  });
  const own = { ...parts, desk };
  const approval = createBulletinApprovalHandler(own);
  const deciding = createBulletinDeciding(own, approval);
  return {
    desk,
    numbered: deciding.numbered,
    ahead: [
      createBulletinWritingHandler(own),
      approval,
      deciding.typed,
      createBulletinHaltHandler(own),
    ],
    first: [createBulletinReaderHandler(own)],
    erasers: [(person) => desk.eraser(person)],
  };
}
