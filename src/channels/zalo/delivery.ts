import type { Logger } from "../../logger.ts";
import type { WebhookRequest } from "../channel.ts";
import { secretIn } from "./client/events.ts";
import { readUpdate } from "./client/read-update.ts";
import { sameSecret } from "./client/same-secret.ts";
import type { Receiver } from "./receiver.ts";

export interface DeliveryParts {
  readonly secret: string;
  readonly receiver: Receiver;
  readonly logger: Logger;
}

/**
 * Takes one delivery of the platform and fulfils with the HTTP status to answer, once it is safe. 200 also for what is
 * no message, since it would be none the next time either; 503 where it could not be kept, so that it comes again. Never rejects.
 */
export async function deliver(
  { headers, body }: WebhookRequest,
  { secret, receiver, logger }: DeliveryParts,
): Promise<number> {
  // The platform looks whether anybody is there, with no body and without the secret.
  if (body.every((byte) => byte <= 0x20)) return 200;
  if (!sameSecret(secret, secretIn(headers))) return 403;
  const json = parsed(body);
  if (json === undefined) return 400;
  const update = readUpdate(json);
  const message = update && receiver.read(update);
  if (message === undefined) return 200;
  try {
    await receiver.hand(message);
    return 200;
  } catch (error) {
    logger.error("zalo: a message cannot be kept", error);
    return 503;
  }
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
