-- The first records: settings, write keys, warnings, kinds and touchpoints, maps, imports, identity.
-- Runs on PostgreSQL 15 and later.

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

create table write_key (
  id integer generated always as identity primary key,
  hash text not null unique,
  prefix text not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  accepted bigint not null default 0,
  refused bigint not null default 0
);

create table ingest_warning (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  reason text not null,
  message text not null,
  field text not null default '',
  source text not null default '',
  payload text not null default '',
  replayed_at timestamptz
);
create index ingest_warning_open on ingest_warning (id) where replayed_at is null;

-- No cycle: the number of a removed touchpoint is never given to another one, since maps refer to it.
create sequence touchpoint_number as integer minvalue 1 maxvalue 65535 no cycle;
create table touchpoint (
  id integer primary key default nextval('touchpoint_number') check (id between 1 and 65535),
  name text not null,
  channel text not null,
  department text not null default '',
  hidden boolean not null default false,
  feeling smallint check (feeling between -200 and 200),
  origin text not null check (origin in ('found', 'made')),
  rules jsonb not null default '[]',
  created_at timestamptz not null default now()
);
alter sequence touchpoint_number owned by touchpoint.id;

create table kind (
  id integer generated always as identity primary key,
  -- sha256 of the four parts: names may be longer than an index entry can be.
  fingerprint text not null unique,
  type text not null,
  name text not null,
  path text not null,
  channel text not null,
  -- The touchpoint of this kind as long as no rule claims it; null while it has never needed one.
  found_touchpoint integer references touchpoint (id)
);
create index kind_found_touchpoint on kind (found_touchpoint);

create table map (
  id text primary key,
  version integer not null,
  design jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create table map_version (
  map_id text not null references map (id),
  version integer not null,
  design jsonb not null,
  at timestamptz not null default now(),
  actor text not null default '',
  primary key (map_id, version)
);

create table import (
  id integer generated always as identity primary key,
  file_name text not null,
  file_path text not null,
  bytes bigint not null,
  format text,
  state text not null,
  settings jsonb not null default '{}',
  preview jsonb,
  counts jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

-- Homes are unsigned 64-bit numbers, one bit more than bigint holds.
create table identity_link (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('anonymous', 'email')),
  from_home numeric(20) not null,
  from_value text not null,
  user_home numeric(20) not null,
  user_value text not null,
  at timestamptz not null,
  message_id text not null default '',
  state text not null default 'active' check (state in ('active', 'removed', 'refused')),
  synced boolean not null default false,
  unique (from_home, user_home, at)
);
create index identity_link_user_home on identity_link (user_home);
create index identity_link_unsynced on identity_link (id) where not synced;

create table identity_alias (
  id bigint generated always as identity primary key,
  previous_home numeric(20) not null,
  previous_value text not null,
  user_home numeric(20) not null,
  user_value text not null,
  at timestamptz not null,
  message_id text not null default '',
  state text not null default 'active' check (state in ('active', 'removed', 'refused')),
  synced boolean not null default false,
  unique (previous_home, user_home)
);
create index identity_alias_user_home on identity_alias (user_home);
create index identity_alias_unsynced on identity_alias (id) where not synced;

create table identity_merge (
  id bigint generated always as identity primary key,
  from_home numeric(20) not null,
  into_home numeric(20) not null,
  at timestamptz not null default now(),
  rule text not null,
  actor text not null,
  evidence text not null default '',
  removed_at timestamptz,
  removed_by text,
  synced boolean not null default false,
  check (from_home <> into_home)
);
create unique index identity_merge_once on identity_merge (from_home) where removed_at is null;
create index identity_merge_into_home on identity_merge (into_home);
create index identity_merge_unsynced on identity_merge (id) where not synced;

create table identity_user (
  home numeric(20) primary key,
  value text not null,
  first_at timestamptz not null
);
