import { type Api, GrammyError } from "grammy";
import { InputError } from "../../errors.ts";
import { callSignal } from "./call-signal.ts";
import type { Identity } from "./naming.ts";
import { networkCode } from "./fault.ts";
import { insist, type Sleep } from "./patience.ts";

export interface IntroductionParts {
  readonly api: Api;
  /** As told to the operator. */
  readonly host: string;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
}

// A start before the network is up deserves some patience; an address that is wrong deserves a word soon.
const networkTries = 3;

/** Asks Telegram who the token belongs to; undefined when stopped before. Throws {@link InputError}. */
export async function introduce(
  parts: IntroductionParts,
): Promise<Identity | undefined> {
  const { api, host, signal, sleep } = parts;
  const me = await insist(() => api.getMe(callSignal(signal)), {
    signal,
    sleep,
    onFailure(error, failures) {
      const refusal = tokenRefusal(error);
      if (refusal !== undefined) throw refusal;
      const code = networkCode(error);
      if (code !== undefined && failures + 1 >= networkTries)
        throw new InputError(
          `Telegram cannot be reached at ${host} (${code}); check the network and TELEGRAM_API_ROOT`,
        );
    },
  });
  return me && { id: me.id, username: me.username };
}

/** The one line for an operator whose token Telegram does not know. */
export function tokenRefusal(error: unknown): InputError | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  // 404 is said of a token that does not even look like one.
  return error.error_code === 401 || error.error_code === 404
    ? new InputError(
        `Telegram refused TELEGRAM_BOT_TOKEN (${error.error_code}); set the token that @BotFather shows for the bot`,
      )
    : undefined;
}
