-- Files attached to records. Their bytes lie in the data folder under their id.
create table crm_file (
  id text collate "C" primary key,
  type text not null,
  record text collate "C" not null,
  name text not null,
  media text not null,
  bytes bigint not null,
  sha256 text not null,
  at timestamptz not null,
  actor jsonb not null,
  removed_at timestamptz
);
create index crm_file_of_record on crm_file (record, type) where removed_at is null;
