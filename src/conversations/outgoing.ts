import { randomUUID } from "node:crypto";
import type { Abilities } from "../channels/abilities.ts";
import { type Piece, piecesOf } from "../channels/piece.ts";
import type { Reply } from "../message.ts";
import type { Conversation, Outgoing } from "./conversation.ts";

// Pure steps of what is outgoing in a conversation.

/** How pieces are put up. */
export interface Putting {
  readonly rank: Outgoing["rank"];
  /** Of an answer: when what it answers came. Otherwise: now. */
  readonly since: Date;
  readonly reference?: string;
}

/** Replies as pieces to be put up. */
export function toOutgoing(
  replies: readonly Reply[],
  abilities: Abilities,
  putting: Putting,
): Outgoing[] {
  return replies
    .flatMap((reply) => piecesOf(reply, abilities))
    .map((piece, at) => ({
      ...asOutgoing(piece, putting),
      opens: at === 0 && putting.rank !== "notice",
    }));
}

/** A piece to be put up. */
export function asOutgoing(
  piece: Piece,
  { rank, since, reference }: Putting,
): Outgoing {
  return {
    id: randomUUID(),
    piece,
    rank,
    since: since.getTime(),
    attempts: 0,
    notBefore: 0,
    trying: false,
    opens: false,
    reference: reference ?? null,
  };
}

/** Puts pieces up behind those of their rank and before those of lower ones; never before one that is being tried. */
export function putUp(
  conversation: Conversation,
  pieces: readonly Outgoing[],
): Conversation {
  const [first] = pieces;
  if (first === undefined) return conversation;
  const { outgoing } = conversation;
  const own = rankOf(first);
  const behind = outgoing.findLastIndex(
    (piece) => piece.trying || rankOf(piece) <= own,
  );
  return {
    ...conversation,
    outgoing: outgoing.toSpliced(behind + 1, 0, ...pieces),
  };
}

const ranks = ["danger", "answer", "notice"] as const;

function rankOf({ rank }: Outgoing): number {
  return ranks.indexOf(rank);
}

/** Changes one piece; undefined takes it away. Does nothing where it is not there any more. */
export function withPiece(
  conversation: Conversation,
  id: string,
  change: (piece: Outgoing) => Outgoing | undefined,
): Conversation {
  const at = conversation.outgoing.findIndex((piece) => piece.id === id);
  const piece = conversation.outgoing[at];
  if (piece === undefined) return conversation;
  const changed = change(piece);
  return {
    ...conversation,
    outgoing: conversation.outgoing.toSpliced(
      at,
      1,
      ...(changed === undefined ? [] : [changed]),
    ),
  };
}

// More than these would be a second conversation.
const mostUnsure = 3;

/** Takes away a piece that may or may not have arrived, and keeps it to be shown when the person writes again. */
export function unsurely(conversation: Conversation, id: string): Conversation {
  const piece = conversation.outgoing.find((one) => one.id === id);
  if (piece === undefined) return conversation;
  const without = withPiece(conversation, id, () => undefined);
  const unsure = [...conversation.unsure, piece.piece].slice(-mostUnsure);
  return { ...without, unsure };
}
