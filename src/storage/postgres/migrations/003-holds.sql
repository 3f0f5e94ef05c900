-- Which process works on something that only one may work on at a time (src/storage/holds.ts).

create table holds (
  -- A keyed hash of what is held.
  name bytea primary key,
  -- Tells processes apart; made anew at each start.
  holder text not null,
  -- Milliseconds since 1970.
  until bigint not null
);

create index holds_until on holds (until);
