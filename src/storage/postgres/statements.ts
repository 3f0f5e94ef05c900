import type { Statement } from "./database.ts";

// What is sent for the documents of one kind. Texts with names are planned once for each connection.

function named(name: string, text: string): Statement {
  return { name, text };
}

/** kind, name */
export const read = named(
  "read",
  "select name, revision, body, due_at, shelf from documents where kind = $1 and name = $2",
);

/** kind, name, body, due_at, mark, shelf: where there is none, or where it was deleted. A body of null deletes. */
export const create = named(
  "create",
  `insert into documents as held (kind, name, revision, body, due_at, marks, shelf, written)
   values ($1, $2, 1, $3, $4, array[$5::text], $6, pg_current_xact_id())
   on conflict (kind, name) do update set revision = held.revision + 1, body = excluded.body,
     due_at = excluded.due_at, leased_until = null, marks = (array_prepend($5::text, held.marks))[1:8],
     shelf = excluded.shelf, written = excluded.written
   where held.body is null
   returning revision`,
);

/** kind, name, body, due_at, mark, shelf, expected revision */
export const replace = named(
  "replace",
  `update documents set revision = revision + 1, body = $3, due_at = $4, leased_until = null,
     marks = (array_prepend($5::text, marks))[1:8], shelf = $6, written = pg_current_xact_id()
   where kind = $1 and name = $2 and revision = $7 and body is not null
   returning revision`,
);

/** kind, name, mark: the revision that the write with this mark has made. */
export const landed = named(
  "landed",
  `select revision - array_position(marks, $3::text) + 1 as revision from documents
   where kind = $1 and name = $2 and $3::text = any(marks)`,
);

/** kind, name after which to go on, how many */
export const page = named(
  "page",
  `select name, revision, body, due_at, shelf from documents
   where kind = $1 and name > $2 and body is not null order by name limit $3`,
);

/** kind, name after which to go on, how many, shelf */
export const shelfPage = named(
  "shelf-page",
  `select name, revision, body, due_at, shelf from documents
   where kind = $1 and shelf = $4 and name > $2 and body is not null order by name limit $3`,
);

/**
 * kind, now, how many, until when. Rows that another process is claiming or writing are passed over; one that was
 * claimed since this statement began no longer fits when its lock is had. Ended leases count beside what waits, by
 * their due moments.
 */
export const claim = named(
  "claim",
  `with waiting as (
     select name, due_at from documents
     where kind = $1 and leased_until is null and due_at is not null and due_at <= $2
     order by due_at limit $3 for update skip locked
   ), ended as (
     select name, due_at from documents
     where kind = $1 and leased_until is not null and leased_until <= $2
     order by due_at limit $3 for update skip locked
   )
   update documents set leased_until = $4
   where kind = $1 and name = any(array(
     select name from (select * from waiting union all select * from ended) as due order by due_at limit $3
   ))
   returning name, revision, body, due_at, shelf`,
);

/** kind */
export const next = named(
  "next",
  `select least(
     (select due_at from documents
      where kind = $1 and leased_until is null and due_at is not null order by due_at limit 1),
     (select leased_until from documents
      where kind = $1 and leased_until is not null order by leased_until limit 1)
   ) as next`,
);

/** kind, name, revision, mark: leaves the document deleted, and what it held beside. */
export const setAside = named(
  "set-aside",
  `with held as (
     select kind, name, revision, body, due_at from documents
     where kind = $1 and name = $2 and revision = $3 and body is not null for update
   ), kept as (
     insert into damaged_documents (kind, name, revision, body, due_at) select * from held
   )
   update documents set revision = documents.revision + 1, body = null, due_at = null, leased_until = null, shelf = null,
     marks = (array_prepend($4::text, marks))[1:8], written = pg_current_xact_id()
   from held where documents.kind = held.kind and documents.name = held.name`,
);

/** Before which transaction all have ended. */
export const mark = named(
  "mark",
  "select pg_snapshot_xmin(pg_current_snapshot())::text as mark",
);

/**
 * kind, mark: what was written since, deleted documents, too. Numbers that this server has not reached come from another
 * one, whose dump was restored here.
 */
export const since = named(
  "since",
  `select name, revision, body, due_at, shelf from documents
   where kind = $1 and written >= $2::xid8 and written < pg_snapshot_xmax(pg_current_snapshot())`,
);
