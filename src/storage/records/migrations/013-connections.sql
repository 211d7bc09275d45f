-- Connections to other systems: their settings, how far they have read, and what they were sent.
create table connection (
  id text primary key,
  connector text not null,
  name text not null,
  settings jsonb not null,
  -- Encrypted with a key that does not lie in this database; empty: there are none.
  secrets text not null default '',
  secret_names jsonb not null default '[]',
  -- The outside source as it was called when the connection was made: ids of its interactions begin with it.
  origin text not null,
  every_minutes integer,
  cursor jsonb,
  next_run_at timestamptz,
  next_cause text not null default 'schedule',
  claimed_by text,
  claimed_until timestamptz,
  paused_at timestamptz,
  failures integer not null default 0,
  failure jsonb,
  fresh_at timestamptz,
  last_item_at timestamptz,
  progress jsonb,
  taken bigint not null default 0,
  duplicates bigint not null default 0,
  refused bigint not null default 0,
  left_out bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null default now()
);

create table connection_run (
  id bigint generated always as identity primary key,
  connection text not null references connection (id) on delete cascade,
  started_at timestamptz not null,
  finished_at timestamptz,
  cause text not null,
  outcome text not null,
  taken bigint not null default 0,
  duplicates bigint not null default 0,
  refused bigint not null default 0,
  left_out bigint not null default 0,
  failure jsonb
);
create index connection_run_of on connection_run (connection, id);

-- What a connection has to remember beside its cursor, such as which mail belongs to which conversation.
create table connection_memory (
  connection text not null references connection (id) on delete cascade,
  key text not null,
  value jsonb not null,
  primary key (connection, key)
);

-- What other systems sent, as they sent it.
create table hook_delivery (
  id bigint generated always as identity primary key,
  connection text not null references connection (id) on delete cascade,
  received_at timestamptz not null,
  -- The sender's own number for it, so that what is sent twice is kept once.
  delivery_key text not null,
  kind text not null default '',
  payload text not null,
  state text not null check (state in ('waiting', 'taken', 'unknown', 'failed')),
  -- The interactions that it told, so that a better mapping can take them back.
  told jsonb not null default '[]',
  digest text not null default '',
  error text not null default '',
  unique (connection, delivery_key)
);
create index hook_delivery_waiting on hook_delivery (connection, id) where state = 'waiting';
create index hook_delivery_of on hook_delivery (connection, id);
