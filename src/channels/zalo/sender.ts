import type { ConversationId, ReplyFile } from "../../message.ts";
import { abilities } from "../abilities.ts";
import { SendError } from "../channel.ts";
import type { Piece } from "../piece.ts";
import type { BackOff } from "./client/back-off.ts";
import { ZaloBotError } from "./client/errors.ts";
import type { ZaloBot } from "./client/zalo-bot.ts";
import { faultOf } from "./fault.ts";

/** Puts a file where everybody can fetch it, and fulfils with its https address. May throw {@link SendError} itself. */
export type Publish = (file: ReplyFile) => Promise<string>;

export interface SenderParts {
  readonly bot: ZaloBot;
  readonly publish: Publish | undefined;
  readonly delays: BackOff;
}

/** Sends one piece. Throws {@link SendError}. */
export async function sendPiece(
  to: ConversationId,
  piece: Piece,
  { bot, publish, delays }: SenderParts,
): Promise<void> {
  const send =
    piece.kind === "text"
      ? words(bot, to, piece)
      : await picture(bot, to, piece, publish);
  try {
    await send();
    delays.reset();
  } catch (error) {
    const fault = faultOf(error, () => delays.next());
    throw new SendError(fault, `${fault.kind} (${reasonOf(error)})`);
  }
}

function words(
  bot: ZaloBot,
  to: ConversationId,
  { text, emphasis }: Extract<Piece, { kind: "text" }>,
): () => Promise<unknown> {
  if (text.length === 0 || text.length > abilities.zalo.textLimit)
    throw new SendError(
      { kind: "refused" },
      `refused (a text of ${text.length} characters)`,
    );
  const text_styles = emphasis.map(({ start, length }) => ({
    start,
    len: length,
    st: ["b"],
  }));
  return () =>
    bot.sendMessage(to, text, text_styles.length > 0 ? { text_styles } : {});
}

async function picture(
  bot: ZaloBot,
  to: ConversationId,
  { name, mediaType, base64 }: Extract<Piece, { kind: "file" }>,
  publish: Publish | undefined,
): Promise<() => Promise<unknown>> {
  if (publish === undefined || !mediaType.startsWith("image/"))
    throw new SendError({ kind: "refused" }, "refused (not a picture)");
  const bytes = new Uint8Array(Buffer.from(base64, "base64"));
  try {
    const address = await publish({ name, mediaType, bytes });
    return () => bot.sendPhoto(to, address);
  } catch (error) {
    if (error instanceof SendError) throw error;
    // Nothing has gone to the platform yet.
    throw new SendError({ kind: "fault" }, "fault (no public address)");
  }
}

// Descriptions are left out: they may repeat what was sent and to whom.
function reasonOf(error: unknown): string {
  if (!(error instanceof ZaloBotError)) return "unknown";
  return [error.code, error.errorCode].filter((part) => part).join(" ");
}
