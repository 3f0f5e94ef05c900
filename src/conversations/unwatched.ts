import type { Watch } from "./conversations.ts";

/** Where nobody counts. */
export const unwatched: Watch = {
  received: () => undefined,
  worked: () => undefined,
  tried: () => undefined,
};
