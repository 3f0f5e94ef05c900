-- Bytes too many for a document (src/storage/blobs.ts), in pieces, so that no row grows large.

create table blobs (
  -- A keyed hash of the id.
  name bytea primary key,
  size bigint not null
);

create table blob_chunks (
  name bytea not null references blobs on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (name, number)
);

-- They are sealed, so they cannot be compressed.
alter table blob_chunks alter column bytes set storage external;
