import type { z } from "zod";
import { ConflictError, DamageError } from "../../errors.ts";
import type { Changed } from "../changes.ts";
import { fitting, orReport } from "../reading.ts";
import { newMark } from "../revision.ts";
import {
  collect,
  type Collection,
  type DamageWatch,
  type Stored,
} from "../storage.ts";
import type { Database } from "./database.ts";
import { storageFault } from "./faults.ts";
import { patiently, type Wait } from "./patience.ts";
import {
  type Document,
  Documents,
  Marks,
  Nexts,
  Revisions,
  valueOf,
} from "./rows.ts";
import * as statements from "./statements.ts";

export interface Kind extends DamageWatch {
  readonly kind: string;
  readonly database: Database;
  readonly wait: Wait;
  /** Under which name a document stands: a keyed hash of its id. */
  readonly nameOf: (id: string) => Buffer;
  /** Hears of a due document that was written. */
  readonly onDue: (dueAt: number) => void;
}

// As many as are read at a time where all are gone through.
const pageSize = 200;

/** The documents of one kind, in the table that all kinds share. */
export function postgresCollection<Schema extends z.ZodType>(
  { kind, database, wait, nameOf, onDue, onDamage }: Kind,
  schema: Schema,
): Collection<z.infer<Schema>> {
  const { query } = database;

  /** Asks what may be asked twice. */
  async function ask(
    words: string,
    ...[statement, values]: Parameters<typeof query>
  ): Promise<unknown[]> {
    try {
      return await patiently(wait, () => query(statement, values));
    } catch (error) {
      throw storageFault(words, error);
    }
  }

  async function write(
    id: string,
    body: Buffer | null,
    expected: number,
    dueAt: number | null = null,
    shelf: string | null = null,
  ): Promise<number> {
    const name = nameOf(id);
    const mark = newMark();
    const values = [kind, name, body, dueAt, mark, shelf];
    const attempt = () =>
      expected === 0
        ? query(statements.create, values)
        : query(statements.replace, [...values, expected]);
    const landed = () => query(statements.landed, [kind, name, mark]);
    try {
      const rows = await patiently(wait, async (round) => {
        if (round === 0) return attempt();
        // The connection broke: the write may have happened, or happen yet.
        for (const look of [landed, attempt, landed]) {
          const found = await look();
          if (found.length > 0) return found;
        }
        return [];
      });
      const [written] = Revisions.parse(rows);
      if (written === undefined)
        throw new ConflictError("the document has changed");
      return written.revision;
    } catch (error) {
      throw storageFault("a document cannot be written", error);
    }
  }

  function stored({
    name,
    revision,
    body,
    due_at: due,
    shelf,
  }: Document): Stored<z.infer<Schema>> | undefined {
    if (body === null) return undefined;
    const value = fitting(schema, valueOf(kind, name, body));
    return {
      ...{ revision, value },
      dueAt: due === null ? undefined : new Date(due),
      shelf: shelf ?? undefined,
    };
  }

  async function rowOf(id: string): Promise<Document | undefined> {
    const rows = await ask("a document cannot be read", statements.read, [
      kind,
      nameOf(id),
    ]);
    return Documents.parse(rows)[0];
  }

  function readable(row: Document): Stored<z.infer<Schema>> | undefined {
    return orReport(() => stored(row), { onDamage });
  }

  async function claim(
    now: number,
    limit: number,
    until: number,
  ): Promise<Document[]> {
    const values = [kind, now, limit, until];
    const words = "due documents cannot be read";
    const rows = await ask(words, statements.claim, values);
    return Documents.parse(rows).sort(
      (a, b) => (a.due_at ?? 0) - (b.due_at ?? 0),
    );
  }

  async function* each(shelf?: string) {
    const statement =
      shelf === undefined ? statements.page : statements.shelfPage;
    const on = shelf === undefined ? [] : [shelf];
    let after: Buffer = Buffer.alloc(0);
    for (;;) {
      const rows = Documents.parse(
        await ask("documents cannot be read", statement, [
          ...[kind, after, pageSize],
          ...on,
        ]),
      );
      for (const row of rows) {
        const found = readable(row);
        if (found !== undefined) yield found;
        after = row.name;
      }
      if (rows.length < pageSize) return;
    }
  }

  return {
    async get(id) {
      const row = await rowOf(id);
      return row && stored(row);
    },
    async put(id, value, expected, dueAt, shelf) {
      // Throws what is no moment, as every engine does.
      const due = dueAt === undefined ? null : Date.parse(dueAt.toISOString());
      const body = Buffer.from(JSON.stringify(value));
      const revision = await write(id, body, expected, due, shelf);
      if (due !== null) onDue(due);
      return { revision, value, dueAt, shelf };
    },
    async delete(id, expected) {
      await write(id, null, expected);
    },
    async setAside(id) {
      const row = await rowOf(id);
      if (row?.body == null) return;
      try {
        valueOf(kind, row.name, row.body);
      } catch (error) {
        if (!(error instanceof DamageError)) throw error;
        const values = [kind, row.name, row.revision, newMark()];
        await ask(
          "a damaged document cannot be set aside",
          statements.setAside,
          values,
        );
      }
    },
    each,
    list: () => collect(each()),
    async claimDue(now, leaseMs, limit) {
      const claimed: Stored<z.infer<Schema>>[] = [];
      // A lease of no time at all would hand out what cannot be read again and again.
      const until = now.getTime() + Math.max(1, leaseMs);
      for (;;) {
        const wanted = limit - claimed.length;
        if (wanted < 1) return claimed;
        const rows = await claim(now.getTime(), wanted, until);
        for (const row of rows) {
          const found = readable(row);
          if (found !== undefined) claimed.push(found);
        }
        if (rows.length < wanted) return claimed;
      }
    },
    async nextDue() {
      const rows = await ask("due documents cannot be read", statements.next, [
        kind,
      ]);
      const [{ next }] = Nexts.parse(rows);
      return next === null ? undefined : new Date(next);
    },
    changes: {
      now: markNow,
      async since(from) {
        // Before the rows: what is under way now is told of by the next.
        const mark = await markNow();
        const rows = Documents.parse(
          await ask("documents cannot be read", statements.since, [kind, from]),
        );
        return { mark, documents: rows.flatMap(changed) };
      },
      nameOf: (id) => nameOf(id).toString("hex"),
    },
  };

  async function markNow(): Promise<string> {
    const rows = await ask("documents cannot be read", statements.mark, []);
    return Marks.parse(rows)[0].mark;
  }

  function changed(row: Document): Changed<z.infer<Schema>>[] {
    const name = row.name.toString("hex");
    if (row.body === null) return [{ name, stored: undefined }];
    const found = readable(row);
    return found === undefined ? [] : [{ name, stored: found }];
  }
}
