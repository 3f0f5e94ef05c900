import type { Handler } from "./handler.ts";

/** Handlers as one, in the order in which they are asked; those that are left out are passed over. */
export function firstOf(handlers: readonly (Handler | undefined)[]): Handler {
  return async (message, session) => {
    for (const handler of handlers) {
      const step = await handler?.(message, session);
      if (step !== undefined) return step;
    }
    return undefined;
  };
}
