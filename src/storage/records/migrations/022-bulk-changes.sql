-- Changes of all records that match a list: what is to be done to whom, and how far it has come.
create table crm_bulk_change (
  -- the name under which its changes stand in the history
  id text collate "C" primary key,
  type text not null,
  state text not null,
  writer jsonb not null,
  change jsonb not null,
  -- who matched when it began, in the order in which they are changed; emptied when nothing is left to do
  records text[] not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  refused integer not null default 0,
  why text,
  created_at timestamptz not null,
  finished_at timestamptz
);
