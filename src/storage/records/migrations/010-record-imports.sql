-- Imports of files of records: what they are, how far they are, and which rows were not taken.
create table record_import (
  id bigint generated always as identity primary key,
  file_name text not null,
  file_path text not null,
  bytes bigint not null,
  -- the type that somebody chose; null: the file says it
  wanted text,
  format text,
  state text not null,
  settings jsonb,
  preview jsonb,
  counts jsonb,
  -- who started it, and under what its changes stand in the history
  writer jsonb not null,
  batch text collate "C",
  -- how far a run has come: the file is gone through once more for records that name each other
  pass integer not null default 1,
  rows_done bigint not null default 0,
  undone jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

create table record_import_refused (
  import bigint not null references record_import on delete cascade,
  row bigint not null,
  problem jsonb not null,
  cells jsonb not null,
  primary key (import, row)
);

-- Keys that imports match by.
create index crm_company_by_domain on crm_company (lower(domain)) where domain is not null and deleted_at is null;
create index crm_product_by_code on crm_product (lower(code)) where code is not null and deleted_at is null;
