-- Who may come in: people, their sessions and second factors, links that work once, keys of programs, and the log of what they did.
-- The auth_ tables are read and written by the sign-in library; their columns are named to it in src/access/sign-in.ts.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  role text not null check (role in ('admin', 'editor', 'analyst', 'viewer')),
  -- Empty: not limited to a department.
  department text not null default '',
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth_user (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);

create table auth_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth_user (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index auth_two_factor_user on auth_two_factor (user_id);

-- Links that work once. Only the hash of what stands in the link is kept.
create table access_link (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('set-up', 'invitation', 'reset')),
  hash text not null unique,
  email text not null default '',
  role text check (role in ('admin', 'editor', 'analyst', 'viewer')),
  department text not null default '',
  user_id text references auth_user (id) on delete cascade,
  made_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index access_link_open on access_link (kind) where used_at is null and withdrawn_at is null;

create table api_key (
  id bigint generated always as identity primary key,
  hash text not null unique,
  prefix text not null,
  name text not null,
  scopes jsonb not null,
  made_by text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'key', 'system', 'nobody')),
  actor_id text not null,
  actor_name text not null,
  address text not null,
  action text not null,
  target text not null,
  status integer not null,
  facts jsonb not null default '{}'
);
create index audit_entry_actor on audit_entry (actor_id, id);

-- What is written there stays as it was written.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is only ever added to.';
end $$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_stays();
