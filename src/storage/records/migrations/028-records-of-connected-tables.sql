-- Rows of connected tables that could not become records, as they were read, until they can.
create table connection_refused (
  connection text not null references connection (id) on delete cascade,
  -- What the row is called there.
  key text collate "C" not null,
  -- When it was changed there, in ms; null: nobody says.
  at bigint,
  problem jsonb not null,
  cells jsonb not null,
  first_at timestamptz not null default now(),
  tried_at timestamptz not null default now(),
  primary key (connection, key)
);
create index connection_refused_tried on connection_refused (connection, tried_at, key);

-- Files that a connection brings again whenever they changed: what it is called, and when the file was as it is.
alter table record_import add column connected jsonb;
