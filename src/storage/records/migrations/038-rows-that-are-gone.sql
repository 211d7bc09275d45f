-- Rows of connected tables that are no longer there: their records wait for somebody's yes, were deleted, or stay.
alter table crm_connected add column gone text check (gone in ('found', 'deleted', 'kept'));
create index crm_connected_gone on crm_connected (source, type, gone) where gone is not null;

-- When all keys were compared last; how many records wait for a yes, and how many somebody said yes to.
alter table connection add column compared_at timestamptz;
alter table connection add column gone jsonb;
alter table connection add column gone_agreed integer;
alter table connection add column removed bigint not null default 0;
alter table connection_run add column removed bigint not null default 0;
