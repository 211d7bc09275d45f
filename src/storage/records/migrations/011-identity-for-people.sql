-- Who may be the same, what was merged by hand, and who was erased.

-- What records must have in common to be compared: hashes of normalised values, several per record.
create table crm_match_key (
  type text not null,
  key bigint not null,
  record text collate "C" not null,
  primary key (type, key, record)
);
create index crm_match_key_of_record on crm_match_key (record, type);

-- Pairs that are probably the same. The lesser id comes first.
create table crm_duplicate (
  type text not null,
  one text collate "C" not null,
  other text collate "C" not null,
  score double precision not null,
  reasons jsonb not null,
  found_at timestamptz not null,
  primary key (type, one, other)
);
create index crm_duplicate_by_score on crm_duplicate (type, score, one, other);
create index crm_duplicate_of_other on crm_duplicate (other, type);
create index crm_duplicate_of_one on crm_duplicate (one, type);

-- Somebody looked and said that they are not.
create table crm_not_same (
  type text not null,
  one text collate "C" not null,
  other text collate "C" not null,
  at timestamptz not null,
  actor jsonb not null,
  primary key (type, one, other)
);
create index crm_not_same_of_other on crm_not_same (other, type);

-- Merges of two records by hand, with what they changed, so that they can be undone. 'merging' and 'undoing' are taken up
-- again after a stop.
create table crm_merge (
  id bigint generated always as identity primary key,
  type text not null,
  winner text collate "C" not null,
  loser text collate "C" not null,
  at timestamptz not null,
  actor jsonb not null,
  reason text not null,
  state text not null check (state in ('merging', 'merged', 'undoing', 'undone')),
  -- of customers: the entry in the log of who is who
  identity_merge bigint,
  changes jsonb not null,
  before jsonb not null,
  undone_at timestamptz,
  undone_by jsonb
);
create index crm_merge_of_winner on crm_merge (winner);
create index crm_merge_of_loser on crm_merge (loser);
create unique index crm_merge_of_identity on crm_merge (identity_merge) where identity_merge is not null;
create index crm_company_merged on crm_company (merged_into) where merged_into is not null;

-- Receipts of erasures: what went, how much, when, by whom; nothing of the person. `work` is what is still to be erased,
-- and is emptied at the end.
create table erasure (
  id bigint generated always as identity primary key,
  state text not null check (state in ('running', 'done')),
  begun_at timestamptz not null,
  finished_at timestamptz,
  actor jsonb not null,
  counts jsonb not null default '{}',
  work jsonb,
  lifted_at timestamptz,
  lifted_by jsonb
);

-- Keyed hashes of the identifiers of who was erased: nobody comes back under one of them.
create table erased_identifier (
  hash text primary key,
  erasure bigint not null references erasure (id)
);
create index erased_identifier_of_erasure on erased_identifier (erasure);

-- The audit log stays as it was written, except that a person who is erased is no longer named in it: who did what and
-- when stays, and only an erasure may do it.
drop trigger audit_entry_stays on audit_entry;
create trigger audit_entry_stays before delete or truncate on audit_entry
  for each statement execute function audit_entry_stays();
create function audit_entry_keeps_who_and_when() returns trigger language plpgsql as $$
begin
  if current_setting('waymark.erasing', true) is distinct from 'on'
    or (new.id, new.at, new.actor_kind, new.actor_id, new.actor_name, new.address, new.action, new.status)
    is distinct from (old.id, old.at, old.actor_kind, old.actor_id, old.actor_name, old.address, old.action, old.status)
  then
    raise exception 'The audit log is only ever added to.';
  end if;
  return new;
end $$;
create trigger audit_entry_keeps_who_and_when before update on audit_entry
  for each row execute function audit_entry_keeps_who_and_when();
