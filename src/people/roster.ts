import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { ChannelName } from "../message.ts";
import type { Storage } from "../storage/storage.ts";
import { change } from "./change.ts";

// role: what a person may do at the desk. officer: of the police, works on tips. staff: of an agency with duties.
// head: of an agency, told of what is long overdue. admin: gives and takes roles. Each person and each group is a
// document of its own, so that asking for one costs one reading however many there are, and processes that share the
// storage see the same.

export const Role = z.enum(["officer", "staff", "head", "admin"]);
export type Role = z.infer<typeof Role>;

/** What a group chat is used for: a group of an agency's staff, or of the police that takes notices of tips. */
export const GroupRole = z.enum(["staff", "police"]);
export type GroupRole = z.infer<typeof GroupRole>;

/** A person as their channel knows them. */
export interface Person {
  readonly channel: ChannelName;
  readonly sender: string;
}

/** A group chat. */
export interface Group {
  readonly channel: ChannelName;
  readonly conversation: string;
}

const channel = z.enum(["telegram", "zalo", "terminal"]);
const Granted = z.object({
  role: Role,
  /** The office that it was given for, as the admin wrote it. */
  unit: z.string().nullable(),
  /** ISO moments. */
  since: z.string(),
  revoked: z.string().nullable(),
  /** What it came from (a code's hash), so that the same thing never grants twice; null where somebody simply gave it. */
  source: z.string().nullable(),
});
export type Granted = z.infer<typeof Granted>;

const PersonEntry = z.object({
  v: z.literal(1),
  channel,
  sender: z.string(),
  roles: z.array(Granted),
});
type PersonEntry = z.infer<typeof PersonEntry>;

const GroupEntry = z.object({
  v: z.literal(1),
  channel,
  conversation: z.string(),
  role: GroupRole,
  unit: z.string().nullable(),
  since: z.string(),
  revoked: z.string().nullable(),
});
type GroupEntry = z.infer<typeof GroupEntry>;

/** A person with a role that holds. */
export interface Member extends Person {
  readonly role: Role;
  readonly unit: string | null;
  readonly since: Date;
}

/** A group with a role that holds. */
export interface MemberGroup extends Group {
  readonly role: GroupRole;
  readonly unit: string | null;
  readonly since: Date;
}

export interface GrantOptions {
  readonly unit?: string | null;
  /** Granting again from the same source does nothing, even after the role was taken away. */
  readonly source?: string;
}

/** Who is who at the desk. Every change may be made again without further effect. */
export interface Roster {
  /** Whether the person holds the role now. False where the same source gave it before and it was taken away since. */
  grant(person: Person, role: Role, options?: GrantOptions): Promise<boolean>;
  revoke(person: Person, role: Role): Promise<void>;
  rolesOf(person: Person): Promise<ReadonlySet<Role>>;
  /** The roles that hold, with their units. */
  membershipsOf(person: Person): Promise<readonly Member[]>;
  grantGroup(
    group: Group,
    role: GroupRole,
    unit?: string | null,
  ): Promise<void>;
  revokeGroup(group: Group): Promise<void>;
  /** A group goes on under another id. */
  moveGroup(from: Group, to: string): Promise<void>;
  groupRole(group: Group): Promise<GroupRole | null>;
  /** Everybody who holds a role; reads all entries. */
  all(role: Role): Promise<Member[]>;
  groups(role: GroupRole): Promise<MemberGroup[]>;
  /** Removes the person's entry, also what is past. */
  erase(person: Person): Promise<void>;
}

export function createRoster(storage: Storage, clock: Clock): Roster {
  const people = storage.collection("people", PersonEntry);
  const groups = storage.collection("groups", GroupEntry);

  return {
    async grant(person, role, { unit = null, source } = {}) {
      const entry = await change(people, personKey(person), (old) => {
        const before = old ?? { v: 1, ...only(person), roles: [] };
        const given = before.roles.some(
          (one) =>
            (source !== undefined && one.source === source) ||
            (source === undefined && one.unit === unit && holds(one, role)),
        );
        if (given) return before;
        const since = clock.now().toISOString();
        const granted = {
          role,
          unit,
          since,
          revoked: null,
          source: source ?? null,
        };
        return { ...before, roles: [...before.roles, granted] };
      });
      return entry?.roles.some((one) => holds(one, role)) ?? false;
    },

    async revoke(person, role) {
      await change(people, personKey(person), (old) => {
        if (!old?.roles.some((one) => holds(one, role))) return old;
        const revoked = clock.now().toISOString();
        const roles = old.roles.map((one) =>
          holds(one, role) ? { ...one, revoked } : one,
        );
        return { ...old, roles };
      });
    },

    async rolesOf(person) {
      const members = await membershipsOf(person);
      return new Set(members.map(({ role }) => role));
    },

    membershipsOf,

    async grantGroup(group, role, unit = null) {
      await change(groups, groupKey(group), (old) =>
        old?.revoked === null && old.role === role && old.unit === unit
          ? old
          : groupEntry(group, role, unit),
      );
    },

    revokeGroup,

    async moveGroup(from, to) {
      const old = await groups.get(groupKey(from));
      if (old === undefined || old.value.revoked !== null) return;
      const { channel, role, unit } = old.value;
      const moved = { channel, conversation: to };
      await change(
        groups,
        groupKey(moved),
        (there) => there ?? groupEntry(moved, role, unit),
      );
      await revokeGroup(from);
    },

    async groupRole(group) {
      const entry = (await groups.get(groupKey(group)))?.value;
      return entry?.revoked === null ? entry.role : null;
    },

    async all(role) {
      const entries = await people.list();
      return entries
        .flatMap(({ value }) => membersOf(value))
        .filter((member) => member.role === role);
    },

    async groups(role) {
      const entries = await groups.list();
      return entries
        .filter(({ value }) => value.revoked === null && value.role === role)
        .map(({ value: { channel, conversation, unit, since } }) => ({
          channel,
          conversation,
          role,
          unit,
          since: new Date(since),
        }));
    },

    async erase(person) {
      await change(people, personKey(person), () => undefined);
    },
  };

  async function membershipsOf(person: Person): Promise<readonly Member[]> {
    const entry = await people.get(personKey(person));
    return entry === undefined ? [] : membersOf(entry.value);
  }

  async function revokeGroup(group: Group): Promise<void> {
    await change(groups, groupKey(group), (old) =>
      old?.revoked === null
        ? { ...old, revoked: clock.now().toISOString() }
        : old,
    );
  }

  function groupEntry(
    { channel, conversation }: Group,
    role: GroupRole,
    unit: string | null,
  ): GroupEntry {
    const since = clock.now().toISOString();
    return { v: 1, channel, conversation, role, unit, since, revoked: null };
  }
}

/** A person's key among all channels; for hashing and as a document's id, never for the log. */
export function personKey({ channel, sender }: Person): string {
  return `${channel}:${sender}`;
}

function groupKey({ channel, conversation }: Group): string {
  return `${channel}:${conversation}`;
}

// Messages are passed where a person is expected; no more of them is stored.
function only({ channel, sender }: Person): Person {
  return { channel, sender };
}

function holds({ role, revoked }: Granted, asked: Role): boolean {
  return role === asked && revoked === null;
}

function membersOf({ channel, sender, roles }: PersonEntry): Member[] {
  return roles
    .filter(({ revoked }) => revoked === null)
    .map(({ role, unit, since }) => ({
      channel,
      sender,
      role,
      unit,
      since: new Date(since),
    }));
}
