-- In which transaction each document was written last, so that a process can ask what others have written since
-- (src/storage/changes.ts). Transactions do not end in the order of their numbers: who asks goes on from the oldest that
-- was under way. Unset: before anybody asked.

alter table documents add column written xid8;

create index documents_written on documents (kind, written) where written is not null;
