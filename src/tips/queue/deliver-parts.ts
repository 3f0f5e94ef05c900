import type { Catalog } from "../../catalog.ts";
import type { Logger } from "../../logger.ts";
import type {
  Address,
  ChannelName,
  ConversationId,
  Reply,
} from "../../message.ts";
import type { TipParts } from "../desk/parts.ts";
import type { Staffing } from "../desk/staffing.ts";
import type { HookParts } from "./webhook.ts";

export type Post = (
  address: Address,
  reply: Reply,
  reference: string,
) => Promise<void>;

export interface DeliverParts extends TipParts {
  readonly staffing: Staffing;
  readonly post: Post;
  readonly catalog: Catalog;
  readonly logger: Logger;
  readonly hook: HookParts;
  /** Makes a topic in a group, where it has topics and the desk may; gives it as a conversation of its own. */
  readonly topic?: OpenTopic | undefined;
  /** Whether buttons can be shown on a channel; elsewhere the notice says what to type. */
  readonly hasButtons: (channel: ChannelName) => boolean;
}

/** Undefined where there is none to be had. Throws what a channel throws. */
export type OpenTopic = (
  group: Address,
  name: string,
) => Promise<ConversationId | undefined>;
