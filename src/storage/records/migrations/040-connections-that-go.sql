-- Connections that are being removed with what they brought: who wanted it, and how far it has come.
alter table connection add column removing jsonb;
-- The secrets of before, sealed like the others, and until when they count.
alter table connection add column former_secrets text not null default '';
alter table connection add column former_until timestamptz;
-- Which connection's source brought a file of interactions.
alter table import add column source text;
create index import_of_source on import (source) where source is not null;
