import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { InputError } from "../errors.ts";
import type { Collection, Storage } from "../storage/storage.ts";
import { change } from "./change.ts";
import { createGuessLimit } from "./guess-limit.ts";
import { type Person, personKey, Role, type Roster } from "./roster.ts";

// code: what a person types once to be given a role. Stored is only its hash, so that who reads the storage can enrol
// nobody: a code made here has 58 random bits and a week to live, too many to be tried out.

// Letters and digits that are not mixed up when read aloud or copied by hand.
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const parts = 3;
const partLength = 4;
const lifeMs = 7 * 24 * 60 * 60 * 1000;
// An operator's own code is guarded by the limit of guesses alone.
const shortestOwn = 8;

const CodeEntry = z.object({
  v: z.literal(1),
  hash: z.string(),
  role: Role,
  unit: z.string().nullable(),
  /** ISO moments. */
  made: z.string(),
  expires: z.string().nullable(),
  revoked: z.string().nullable(),
  /** Hash of the person that it was used by. */
  usedBy: z.string().nullable(),
  /** Hash of the message that asked for it; null for the first admin's. */
  request: z.string().nullable(),
});
type CodeEntry = z.infer<typeof CodeEntry>;

/** A code that can still be used. `id` names it without telling it. */
export interface OpenCode {
  readonly id: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly expires: Date | null;
}

/** enrolled: the person holds the role now. refused: whatever is wrong with the code. later: too many wrong ones came. */
export type Redeemed =
  | { readonly kind: "enrolled"; readonly role: Role }
  | { readonly kind: "refused" | "later" };

export interface CodeRequest {
  readonly role: Role;
  readonly unit: string | null;
  /** Names the message that asks, so that the same one worked again replaces its code instead of adding one. */
  readonly request: string;
}

export interface Enrolment {
  /** A new code, as it is to be typed; it is shown once and can be read nowhere. */
  make(
    request: CodeRequest,
  ): Promise<{ readonly code: string; readonly expires: Date }>;
  /** Gives a person a code's role. The same person with the same code is given it once, however often it is typed. */
  redeem(code: string, person: Person): Promise<Redeemed>;
  /** Whether a text is the operator's own code, which has no form to be known by. */
  isOwn(text: string): boolean;
  /** Codes that can still be used, except the first admin's. */
  open(): Promise<OpenCode[]>;
  /** Makes a code unusable. Nothing happens where there is none. */
  revoke(id: string): Promise<void>;
}

export interface EnrolmentParts {
  readonly storage: Storage;
  readonly roster: Roster;
  readonly clock: Clock;
  /** The first admin's code as the operator set it; each works once. */
  readonly adminCode?: string | undefined;
}

export interface OpenedEnrolment {
  readonly enrolment: Enrolment;
  /** The first admin's code, made just now, which is to be shown to the operator once and logged nowhere. */
  readonly firstAdminCode: string | undefined;
}

/** Whether a text has the form of a code made here. */
export function isCode(text: string): boolean {
  return codeForm.test(text.trim());
}
const codeForm = new RegExp(
  `^(?:[${alphabet}]{${partLength}}-){${parts - 1}}[${alphabet}]{${partLength}}$`,
  "i",
);

/** Throws {@link InputError} for an operator's code that is too short. */
export async function openEnrolment({
  storage,
  roster,
  clock,
  adminCode,
}: EnrolmentParts): Promise<OpenedEnrolment> {
  const codes = storage.collection("enrolment", CodeEntry);
  const limit = createGuessLimit(clock);
  const firstAdminCode = await offerFirstAdmin();
  const ownHash = adminCode === undefined ? undefined : hashOf(adminCode);
  const isOwn = (text: string) => hashOf(text) === ownHash;
  return { enrolment: { make, redeem, isOwn, open, revoke }, firstAdminCode };

  async function make({ role, unit, request }: CodeRequest) {
    await tidy(sha256(request));
    const code = newCode();
    const expires = new Date(clock.now().getTime() + lifeMs);
    await put(codes, {
      ...entryOf(code, role),
      unit,
      expires: expires.toISOString(),
      request: sha256(request),
    });
    return { code, expires };
  }

  async function redeem(code: string, person: Person): Promise<Redeemed> {
    const key = personKey(person);
    if (!limit.mayTry(key)) return { kind: "later" };
    const hash = hashOf(code);
    const by = sha256(key);
    const entry = await change(codes, hash, (old) =>
      old === undefined || !isOpen(old) ? old : { ...old, usedBy: by },
    );
    // The code is used up before the role is given; a crash between the two is made good when the message comes again.
    const enrolled =
      entry?.usedBy === by &&
      (await roster.grant(person, entry.role, {
        unit: entry.unit,
        source: hash,
      }));
    if (enrolled) return { kind: "enrolled", role: entry.role };
    limit.failed(key);
    return { kind: "refused" };
  }

  async function open(): Promise<OpenCode[]> {
    const entries = await codes.list();
    return entries
      .filter(({ value }) => isOpen(value) && value.request !== null)
      .map(({ value: { hash, role, unit, expires } }) => ({
        id: hash,
        role,
        unit,
        expires: expires === null ? null : new Date(expires),
      }));
  }

  async function revoke(id: string): Promise<void> {
    const revoked = clock.now().toISOString();
    await change(codes, id, (old) =>
      old === undefined || !isOpen(old) ? old : { ...old, revoked },
    );
  }

  /** Lets the operator's code work, or makes one where there is neither a code nor an admin yet. */
  async function offerFirstAdmin(): Promise<string | undefined> {
    if (adminCode !== undefined) {
      if (normalized(adminCode).length < shortestOwn)
        throw new InputError(
          `ADMIN_CODE has fewer than ${shortestOwn} letters and digits; choose a longer one, or unset it and one is made`,
        );
      const entry = entryOf(adminCode, "admin");
      await change(codes, entry.hash, (old) => old ?? entry);
      return undefined;
    }
    const admins = await roster.all("admin");
    if (admins.length > 0) return undefined;
    const code = newCode();
    // Every start without an admin makes a new one, since nobody can read the one before; that one is worth nothing now.
    for (const { value } of await codes.list())
      if (value.role === "admin" && value.request === null)
        await revoke(value.hash);
    await put(codes, entryOf(code, "admin"));
    return code;
  }

  /** Drops what can be used no more, and the code that the same message made before. */
  async function tidy(request: string): Promise<void> {
    const now = clock.now().toISOString();
    for (const { value } of await codes.list()) {
      const { hash, expires } = value;
      const past = expires !== null && expires < now;
      if (past || (value.request === request && value.usedBy === null))
        await change(codes, hash, () => undefined);
    }
  }

  function isOpen({ usedBy, revoked, expires }: CodeEntry): boolean {
    return (
      usedBy === null &&
      revoked === null &&
      (expires === null || expires >= clock.now().toISOString())
    );
  }

  function entryOf(code: string, role: Role): CodeEntry {
    return {
      v: 1,
      hash: hashOf(code),
      role,
      unit: null,
      made: clock.now().toISOString(),
      expires: null,
      revoked: null,
      usedBy: null,
      request: null,
    };
  }
}

async function put(
  codes: Collection<CodeEntry>,
  entry: CodeEntry,
): Promise<void> {
  await change(codes, entry.hash, () => entry);
}

function newCode(): string {
  const part = () =>
    Array.from({ length: partLength }, () =>
      alphabet.charAt(randomInt(alphabet.length)),
    ).join("");
  return Array.from({ length: parts }, part).join("-");
}

// However it was typed: in small letters, with spaces, without its hyphens.
function normalized(code: string): string {
  return code
    .normalize("NFC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function hashOf(code: string): string {
  return sha256(`code:${normalized(code)}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
