-- Who takes an import of interactions back, until some of it may be gone: after a restart it is asked again whether they may.
alter table import add column undone_by jsonb;
