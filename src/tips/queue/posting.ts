import type { Address, Reply } from "../../message.ts";
import { addressOf } from "../desk/staffing.ts";
import type { OfficerId } from "../desk/tip.ts";
import type { DeliverParts } from "./deliver-parts.ts";
import { type DueTip, dueTogether } from "./due-words.ts";
import { officerNotice } from "./notices.ts";
import { occasionOf } from "./occasion.ts";
import { createRounds, type Round } from "./rounds.ts";

/** False where the channel does not run. */
export type Posted = (
  address: Address,
  reply: Reply,
  reference: string,
) => Promise<boolean>;

export function createPosting({
  post,
  logger,
}: Pick<DeliverParts, "post" | "logger">): Posted {
  return async (address, reply, reference) => {
    try {
      await post(address, reply, reference);
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      logger.error("a notice has no channel to go by", error);
      return false;
    }
  };
}

/** Begins a round of which each officer is told in one message. */
export function createTelling(parts: DeliverParts): () => Round<DueTip> {
  const { catalog, units, secrets, hasButtons } = parts;
  const words = { say: catalog.say, catalog, units };
  const posted = createPosting(parts);
  return createRounds({
    occasionOf: ({ delivery }) => occasionOf(delivery),
    nameOf: (officer) => secrets.officer(officer),
    post: (officer, dues, reference) =>
      posted(addressOf(officer), replyTo(officer, dues), reference),
  });

  function replyTo({ channel }: OfficerId, dues: readonly DueTip[]): Reply {
    const buttons = hasButtons(channel);
    const [only] = dues;
    return dues.length === 1 && only !== undefined
      ? officerNotice(only.tip, only.delivery, { whole: false, buttons }, words)
      : dueTogether(dues, buttons, words);
  }
}
