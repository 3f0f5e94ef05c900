import { GrammyError, HttpError } from "grammy";
import type { SendFault } from "../channel.ts";

// Telegram names what is wrong in words only. Texts: tdlib/telegram-bot-api Client.cpp, and errors of the platform
// underneath in capitals.
const unwritable =
  /chat not found|user not found|PEER_ID_INVALID|CHAT_ID_INVALID|no rights to send|not enough rights to send|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|USER_IS_BLOCKED|INPUT_USER_DEACTIVATED|user is deactivated|chat was deactivated|chat was deleted|bot was kicked|not a member/i;

// Nothing of the request had left this machine when these happened.
const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EMFILE|ENFILE|EPROTO|CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Why Telegram did not take a call, as the contract of channels has it. */
export function faultOf(error: unknown): SendFault {
  if (error instanceof GrammyError) return answered(error);
  if (error instanceof HttpError) {
    const { type, code } = detailsOf(error.error);
    // An answer that is no JSON comes from a gateway before Telegram, in its place.
    if (type === "invalid-json" || (code !== undefined && unsent.test(code)))
      return { kind: "fault" };
  }
  return { kind: "unknown" };
}

function answered(error: GrammyError): SendFault {
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: "moved", to: String(parameters.migrate_to_chat_id) };
  if (code === 429)
    return { kind: "wait", retryAfterMs: (parameters.retry_after ?? 1) * 1000 };
  if (code === 403) return { kind: "gone" };
  // A token that was revoked may be put right; so may what ails the server.
  if (code === 401 || code === 404 || code >= 500) return { kind: "fault" };
  return { kind: unwritable.test(description) ? "gone" : "refused" };
}

/** The system's code of a failure on the way to Telegram, if it is one. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof HttpError)) return undefined;
  const { type, code } = detailsOf(error.error);
  return type === "invalid-json" ? undefined : (code ?? "no answer");
}

/** What Telegram said against a call, or an empty text. */
export function refusalText(error: unknown): string {
  return error instanceof GrammyError && error.error_code === 400
    ? error.description
    : "";
}

// node-fetch, underneath grammY: FetchError.type is "system", "invalid-json" …; code is the system's. Its words hold
// the address of the call, and so the token.
function detailsOf(error: unknown): { type?: string; code?: string } {
  if (!(error instanceof Error)) return {};
  const type = "type" in error ? String(error.type) : undefined;
  const code = "code" in error ? String(error.code) : undefined;
  return {
    ...(type !== undefined && { type }),
    ...(code !== undefined && { code }),
  };
}
