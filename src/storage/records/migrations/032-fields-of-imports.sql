-- Fields of people's own that an import of records added when it began.
alter table record_import add column fields jsonb not null default '[]';
