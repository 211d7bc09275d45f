-- Identity as evidence: one row for each pair of ids that some message proved, the earliest proof of it.
-- Who is who follows from these rows and from the standing merges alone, in whatever order they came.
drop table identity_link;
drop table identity_alias;
drop table identity_user;
drop index identity_merge_unsynced;
alter table identity_merge drop column synced;

create table identity_link (
  id bigint generated always as identity primary key,
  -- anonymous: both ids in one message; alias: an alias call; email: a verified address with a user id
  kind text not null check (kind in ('anonymous', 'alias', 'email')),
  from_home numeric(20) not null,
  from_value text not null,
  user_home numeric(20) not null,
  user_value text not null,
  -- The place of the proving message in the order of all interactions.
  at timestamptz not null,
  rank bigint not null,
  message numeric(20) not null,
  message_id text not null,
  unique (from_home, user_home, kind)
);
create index identity_link_user_home on identity_link (user_home);
create index identity_link_alias on identity_link (from_home) where kind = 'alias';

-- Homes whose memberships in the journeys store may be behind this evidence: written before, removed after.
create table identity_stale (home numeric(20) primary key);
