import type { ChannelName } from "../message.ts";
import type { Role, Roster } from "../people/roster.ts";

/** Who has a role from the start. */
export interface Grant {
  readonly sender: string;
  readonly role: Role;
}

/**
 * Gives roles to people of whom it is not said by which channel they write: that by which they wrote last, before that
 * the one by which anybody did. So nobody is told anything twice.
 */
export function createGranting(roster: Roster, grants: readonly Grant[]) {
  const placed = new Map<string, ChannelName>();
  const spoke = new Set<string>();

  async function place(sender: string, channel: ChannelName): Promise<void> {
    const before = placed.get(sender);
    if (before === channel) return;
    placed.set(sender, channel);
    for (const { role } of grants.filter((grant) => grant.sender === sender)) {
      if (before !== undefined)
        await roster.revoke({ channel: before, sender }, role);
      await roster.grant({ channel, sender }, role);
    }
  }

  return {
    /** Somebody writes by a channel. */
    async heard(sender: string, channel: ChannelName): Promise<void> {
      const granted = new Set(grants.map((grant) => grant.sender));
      if (granted.has(sender)) {
        spoke.add(sender);
        await place(sender, channel);
      }
      for (const other of granted)
        if (!spoke.has(other)) await place(other, channel);
    },
  };
}
