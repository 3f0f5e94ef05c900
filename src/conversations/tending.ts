import type { Address, Reply } from "../message.ts";
import type { Session } from "../session.ts";

/** What falls due in a conversation by itself, while nobody writes. */
export interface Tending {
  /** When something does; undefined: nothing. */
  due(session: Session): Date | undefined;
  /** What is then to be said, and the state after it. May be called again after a crash. */
  tend(
    session: Session,
    address: Address,
  ): Promise<{
    readonly session: Session;
    readonly replies: readonly Reply[];
  }>;
}

/** Where nothing does. */
export const noTending: Tending = {
  due: () => undefined,
  tend: (session) => Promise.resolve({ session, replies: [] }),
};
