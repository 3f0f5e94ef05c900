-- What the storage contract keeps (src/storage/storage.ts). Moments are milliseconds since 1970, since those of the
-- contract reach further than timestamptz does.

create table documents (
  kind text not null,
  -- A keyed hash of the id, which stands nowhere.
  name bytea not null,
  -- Counts the changes, and goes on when the document has been deleted.
  revision integer not null,
  -- JSON in UTF-8, as the seal left it; null: deleted.
  body bytea,
  due_at bigint,
  -- Until when a due document is one worker's alone.
  leased_until bigint,
  -- The last writes, latest first: a writer whose connection broke finds out whether its write has happened.
  marks text[] not null,
  primary key (kind, name)
)
-- Each write makes a dead row: the table is tidied after hundreds of them, not after a fifth of what it holds.
with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);

-- Sealed bytes cannot be compressed.
alter table documents alter column body set storage external;

create index documents_due on documents (kind, due_at)
  where due_at is not null and leased_until is null;
create index documents_leased on documents (kind, leased_until)
  where leased_until is not null;

-- Documents that are no JSON, put out of the way for a person to look at.
create table damaged_documents (
  kind text not null,
  name bytea not null,
  revision integer not null,
  body bytea not null,
  due_at bigint,
  set_aside timestamptz not null default now()
);

-- With which key it all was sealed, without telling it.
create table desk_key (
  id text not null,
  single boolean primary key default true check (single)
);
