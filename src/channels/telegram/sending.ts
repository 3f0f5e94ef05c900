import { type Api, InputFile } from "grammy";
import type { ConversationId } from "../../message.ts";
import { abilities } from "../abilities.ts";
import { SendError } from "../channel.ts";
import type { Piece } from "../piece.ts";
import { type Address, addressOf, isPrivate } from "./address.ts";
import { faultOf, refusalText } from "./fault.ts";
import { keyboardOf } from "./keyboard.ts";

// Bot API 10.1, Sending files: 10 MB for photos, 50 MB for other files.
const largestPhoto = 10 * 1024 * 1024;
const largestFile = 50 * 1024 * 1024;

const photoTypes = ["image/jpeg", "image/png"];

/** A piece on its way, and what of it is still worth trying. */
interface Delivery {
  readonly address: Address;
  readonly piece: Piece;
  readonly asPhoto: boolean;
}

/** Sends one piece; throws {@link SendError}, which holds nothing of the call. */
export async function sendPiece(
  api: Api,
  to: ConversationId,
  piece: Piece,
): Promise<void> {
  const address = addressOf(to);
  if (address === undefined || !isSendable(piece))
    throw new SendError({ kind: "refused" });
  const asPhoto = piece.kind === "file" && isPhoto(piece);
  await attempt(api, { address, piece, asPhoto });
}

async function attempt(api: Api, delivery: Delivery): Promise<void> {
  try {
    await deliver(api, delivery);
  } catch (error) {
    const milder = milderThan(delivery, refusalText(error));
    if (milder === undefined) throw new SendError(faultOf(error));
    await attempt(api, milder);
  }
}

async function deliver(
  api: Api,
  { address, piece, asPhoto }: Delivery,
): Promise<void> {
  const { chat_id: chat, ...topic } = address;
  if (piece.kind === "text") {
    const { text, emphasis } = piece;
    const keyboard = keyboardOf(piece, isPrivate(address));
    const entities = emphasis
      .filter(({ start, length }) => start + length <= text.length)
      .map(({ start, length }) => ({
        type: "bold" as const,
        offset: start,
        length,
      }));
    await api.sendMessage(chat, text, {
      ...topic,
      // Entities, never a parse mode: what people wrote is never markup, and nothing in it can break a send.
      ...(entities.length > 0 && { entities }),
      ...(keyboard !== undefined && { reply_markup: keyboard }),
      link_preview_options: { is_disabled: true },
    });
    return;
  }
  const file = new InputFile(bytesOf(piece), fileName(piece.name));
  await (asPhoto
    ? api.sendPhoto(chat, file, topic)
    : api.sendDocument(chat, file, topic));
}

/** The same with what Telegram refused left out; undefined when that was not it. */
function milderThan(delivery: Delivery, refusal: string): Delivery | undefined {
  const { address, piece, asPhoto } = delivery;
  const { chat_id } = address;
  // A topic that was deleted or closed: the group itself still reads.
  if (
    address.message_thread_id !== undefined &&
    /thread not found|TOPIC_(DELETED|CLOSED)/i.test(refusal)
  )
    return { ...delivery, address: { chat_id } };
  // Too long, too thin, or no picture after all.
  if (asPhoto && /PHOTO|IMAGE/.test(refusal))
    return { ...delivery, asPhoto: false };
  if (
    piece.kind === "text" &&
    piece.emphasis.length > 0 &&
    /entit/i.test(refusal)
  )
    return { ...delivery, piece: { ...piece, emphasis: [] } };
  return undefined;
}

function isSendable(piece: Piece): boolean {
  if (piece.kind === "text")
    return (
      piece.text.trim() !== "" &&
      piece.text.length <= abilities.telegram.textLimit
    );
  const { length } = bytesOf(piece);
  return length > 0 && length <= largestFile;
}

type FilePiece = Extract<Piece, { kind: "file" }>;

function isPhoto(piece: FilePiece): boolean {
  return (
    photoTypes.includes(piece.mediaType) &&
    bytesOf(piece).length <= largestPhoto
  );
}

function bytesOf({ base64 }: FilePiece): Buffer {
  return Buffer.from(base64, "base64");
}

// grammY writes the name into a header as it is.
function fileName(name: string): string {
  return name.replace(/[\p{Cc}"\\;/]+/gu, "_");
}
