-- On which shelf each document stands (src/storage/storage.ts), so that those on one are found without going through the
-- others of their kind. What a desk of the version before writes meanwhile, which knows of no shelves, counts as open:
-- to look at one document too many does no harm.

alter table documents add column shelf text;
alter table documents alter column shelf set default 'open';

create index documents_shelf on documents (kind, shelf, name) where shelf is not null;
