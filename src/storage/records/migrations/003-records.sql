-- The records of the CRM: one table per type. Ids and keys are compared byte by byte, alike on every engine.
create extension if not exists pg_trgm;

create table crm_customer (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  email text collate "C",
  phone text collate "C",
  company_id text collate "C",
  job_title text collate "C",
  city text collate "C",
  country text collate "C",
  language text collate "C",
  website text collate "C",
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_customer_external on crm_customer (external_id) where external_id is not null and deleted_at is null;
create index crm_customer_by_label on crm_customer (label_key, id) where deleted_at is null and merged_into is null;
create index crm_customer_by_update on crm_customer (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_customer_by_creation on crm_customer (created_at, id) where deleted_at is null and merged_into is null;
create index crm_customer_of_company on crm_customer (company_id) where company_id is not null;

create table crm_company (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  domain text collate "C",
  industry text collate "C",
  employees double precision,
  revenue_minor bigint,
  revenue_currency text collate "C",
  phone text collate "C",
  city text collate "C",
  country text collate "C",
  website text collate "C",
  parent_id text collate "C",
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_company_external on crm_company (external_id) where external_id is not null and deleted_at is null;
create index crm_company_by_label on crm_company (label_key, id) where deleted_at is null and merged_into is null;
create index crm_company_by_update on crm_company (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_company_by_creation on crm_company (created_at, id) where deleted_at is null and merged_into is null;
create index crm_company_of_parent on crm_company (parent_id) where parent_id is not null;

create table crm_deal (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  customer_id text collate "C",
  company_id text collate "C",
  pipeline text collate "C",
  stage text collate "C",
  amount_minor bigint,
  amount_currency text collate "C",
  probability double precision,
  opened_at timestamptz,
  close_date date,
  status text collate "C",
  closed_at timestamptz,
  lost_reason text collate "C",
  products jsonb,
  campaign_id text collate "C",
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_deal_external on crm_deal (external_id) where external_id is not null and deleted_at is null;
create index crm_deal_by_label on crm_deal (label_key, id) where deleted_at is null and merged_into is null;
create index crm_deal_by_update on crm_deal (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_deal_by_creation on crm_deal (created_at, id) where deleted_at is null and merged_into is null;
create index crm_deal_of_customer on crm_deal (customer_id) where customer_id is not null;
create index crm_deal_of_company on crm_deal (company_id) where company_id is not null;
create index crm_deal_of_campaign on crm_deal (campaign_id) where campaign_id is not null;

create table crm_ticket (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  subject text collate "C",
  customer_id text collate "C",
  company_id text collate "C",
  order_id text collate "C",
  status text collate "C",
  priority text collate "C",
  channel text collate "C",
  opened_at timestamptz,
  first_response_at timestamptz,
  solved_at timestamptz,
  resolution text collate "C",
  description text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_ticket_external on crm_ticket (external_id) where external_id is not null and deleted_at is null;
create index crm_ticket_by_label on crm_ticket (label_key, id) where deleted_at is null and merged_into is null;
create index crm_ticket_by_update on crm_ticket (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_ticket_by_creation on crm_ticket (created_at, id) where deleted_at is null and merged_into is null;
create index crm_ticket_of_customer on crm_ticket (customer_id) where customer_id is not null;
create index crm_ticket_of_company on crm_ticket (company_id) where company_id is not null;
create index crm_ticket_of_order on crm_ticket (order_id) where order_id is not null;

create table crm_order (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  customer_id text collate "C",
  company_id text collate "C",
  deal_id text collate "C",
  placed_at timestamptz,
  status text collate "C",
  channel text collate "C",
  lines jsonb,
  total_minor bigint,
  total_currency text collate "C",
  campaign_id text collate "C",
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_order_external on crm_order (external_id) where external_id is not null and deleted_at is null;
create index crm_order_by_label on crm_order (label_key, id) where deleted_at is null and merged_into is null;
create index crm_order_by_update on crm_order (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_order_by_creation on crm_order (created_at, id) where deleted_at is null and merged_into is null;
create index crm_order_of_customer on crm_order (customer_id) where customer_id is not null;
create index crm_order_of_company on crm_order (company_id) where company_id is not null;
create index crm_order_of_deal on crm_order (deal_id) where deal_id is not null;
create index crm_order_of_campaign on crm_order (campaign_id) where campaign_id is not null;

create table crm_product (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  code text collate "C",
  category text collate "C",
  price_minor bigint,
  price_currency text collate "C",
  active boolean,
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_product_external on crm_product (external_id) where external_id is not null and deleted_at is null;
create index crm_product_by_label on crm_product (label_key, id) where deleted_at is null and merged_into is null;
create index crm_product_by_update on crm_product (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_product_by_creation on crm_product (created_at, id) where deleted_at is null and merged_into is null;

create table crm_campaign (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  channel text collate "C",
  cost_minor bigint,
  cost_currency text collate "C",
  start_date date,
  end_date date,
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_campaign_external on crm_campaign (external_id) where external_id is not null and deleted_at is null;
create index crm_campaign_by_label on crm_campaign (label_key, id) where deleted_at is null and merged_into is null;
create index crm_campaign_by_update on crm_campaign (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_campaign_by_creation on crm_campaign (created_at, id) where deleted_at is null and merged_into is null;

create table crm_activity (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  subject text collate "C",
  kind text collate "C",
  at timestamptz,
  done boolean,
  direction text collate "C",
  minutes double precision,
  customer_id text collate "C",
  company_id text collate "C",
  deal_id text collate "C",
  ticket_id text collate "C",
  text text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_activity_external on crm_activity (external_id) where external_id is not null and deleted_at is null;
create index crm_activity_by_label on crm_activity (label_key, id) where deleted_at is null and merged_into is null;
create index crm_activity_by_update on crm_activity (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_activity_by_creation on crm_activity (created_at, id) where deleted_at is null and merged_into is null;
create index crm_activity_of_customer on crm_activity (customer_id) where customer_id is not null;
create index crm_activity_of_company on crm_activity (company_id) where company_id is not null;
create index crm_activity_of_deal on crm_activity (deal_id) where deal_id is not null;
create index crm_activity_of_ticket on crm_activity (ticket_id) where ticket_id is not null;

create table crm_note (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  text text collate "C",
  at timestamptz,
  scale text collate "C",
  score double precision,
  customer_id text collate "C",
  company_id text collate "C",
  deal_id text collate "C",
  ticket_id text collate "C",
  order_id text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_note_external on crm_note (external_id) where external_id is not null and deleted_at is null;
create index crm_note_by_label on crm_note (label_key, id) where deleted_at is null and merged_into is null;
create index crm_note_by_update on crm_note (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_note_by_creation on crm_note (created_at, id) where deleted_at is null and merged_into is null;
create index crm_note_of_customer on crm_note (customer_id) where customer_id is not null;
create index crm_note_of_company on crm_note (company_id) where company_id is not null;
create index crm_note_of_deal on crm_note (deal_id) where deal_id is not null;
create index crm_note_of_ticket on crm_note (ticket_id) where ticket_id is not null;
create index crm_note_of_order on crm_note (order_id) where order_id is not null;

create table crm_task (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  title text collate "C",
  due timestamptz,
  assignee text collate "C",
  reminder timestamptz,
  done boolean,
  priority text collate "C",
  customer_id text collate "C",
  company_id text collate "C",
  deal_id text collate "C",
  ticket_id text collate "C",
  about text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_task_external on crm_task (external_id) where external_id is not null and deleted_at is null;
create index crm_task_by_label on crm_task (label_key, id) where deleted_at is null and merged_into is null;
create index crm_task_by_update on crm_task (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_task_by_creation on crm_task (created_at, id) where deleted_at is null and merged_into is null;
create index crm_task_of_customer on crm_task (customer_id) where customer_id is not null;
create index crm_task_of_company on crm_task (company_id) where company_id is not null;
create index crm_task_of_deal on crm_task (deal_id) where deal_id is not null;
create index crm_task_of_ticket on crm_task (ticket_id) where ticket_id is not null;

create table crm_tag (
  id text collate "C" primary key,
  version integer not null default 1,
  label text not null default '',
  label_key text collate "C" not null default '',
  name text collate "C",
  color text collate "C",
  owner text collate "C",
  department text collate "C",
  tags jsonb,
  external_id text collate "C",
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null,
  deleted_at timestamptz,
  merged_into text collate "C",
  moments jsonb not null default '[]',
  sent jsonb not null default '{}',
  origins jsonb not null default '{}'
);
create unique index crm_tag_external on crm_tag (external_id) where external_id is not null and deleted_at is null;
create index crm_tag_by_label on crm_tag (label_key, id) where deleted_at is null and merged_into is null;
create index crm_tag_by_update on crm_tag (updated_at, id) where deleted_at is null and merged_into is null;
create index crm_tag_by_creation on crm_tag (created_at, id) where deleted_at is null and merged_into is null;


create index crm_deal_by_stage on crm_deal (stage, updated_at, id) where deleted_at is null;
create index crm_ticket_by_status on crm_ticket (status, updated_at, id) where deleted_at is null;
create index crm_task_by_due on crm_task (due, id) where deleted_at is null;

-- Every change of every field, one row per change of a record. `batch` groups what was done together.
create table crm_change (
  id bigint generated always as identity primary key,
  type text not null,
  record text collate "C" not null,
  version integer not null,
  at timestamptz not null,
  actor jsonb not null,
  action text not null,
  changes jsonb not null,
  batch text collate "C",
  undone_by text collate "C"
);
create index crm_change_of_record on crm_change (record, type, id);
create index crm_change_of_batch on crm_change (batch) where batch is not null;

-- Interactions to be handed to ingest, or to be taken back, in order; a row goes when that is done.
create table crm_outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  message_id text not null,
  -- null: the interaction of this message id is taken back
  message jsonb
);

-- One line of folded text per record, for the search over everything.
create table crm_search (
  type text not null,
  id text collate "C" not null,
  label text not null,
  text text not null,
  primary key (type, id)
);
create index crm_search_text on crm_search using gin (text gin_trgm_ops);

create table crm_pipeline (
  id text collate "C" primary key,
  version integer not null default 1,
  position integer not null,
  design jsonb not null,
  deleted_at timestamptz
);

create table crm_custom_field (
  type text not null,
  name text not null,
  position integer not null,
  design jsonb not null,
  removed_at timestamptz,
  primary key (type, name)
);

create table crm_view (
  id text collate "C" primary key,
  version integer not null default 1,
  owner text not null,
  design jsonb not null,
  created_at timestamptz not null default now()
);

create table crm_consent (
  id bigint generated always as identity primary key,
  customer text collate "C" not null,
  channel text not null,
  purpose text not null,
  state text not null,
  source text not null,
  at timestamptz not null,
  actor jsonb not null
);
create index crm_consent_of_customer on crm_consent (customer, id);

insert into crm_pipeline (id, position, design) values ('sales', 1, '{"name": "Sales", "stages": [
  {"id": "qualified", "name": "Qualified", "probability": 20, "kind": "open"},
  {"id": "proposal", "name": "Proposal", "probability": 50, "kind": "open"},
  {"id": "negotiation", "name": "Negotiation", "probability": 75, "kind": "open"},
  {"id": "won", "name": "Won", "probability": 100, "kind": "won"},
  {"id": "lost", "name": "Lost", "probability": 0, "kind": "lost"}
]}');

-- Records of customers who turned out to be somebody else.
create index crm_customer_merged on crm_customer (merged_into) where merged_into is not null;

-- Orders in which people most often read their lists. Texts are ordered without regard to capitals.
create index crm_customer_by_name on crm_customer (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_customer_by_email on crm_customer (lower(email), id) where deleted_at is null and merged_into is null;
-- With the column beside its expression, counting those of a city reads the index alone.
create index crm_customer_by_city on crm_customer (lower(city), id) include (city) where deleted_at is null and merged_into is null;
create index crm_customer_by_owner on crm_customer (owner, id) where deleted_at is null and merged_into is null;
create index crm_company_by_name on crm_company (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_deal_by_name on crm_deal (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_deal_by_amount on crm_deal (amount_minor, id) where deleted_at is null and merged_into is null;
create index crm_deal_by_close on crm_deal (close_date, id) where deleted_at is null and merged_into is null;
create index crm_order_by_time on crm_order (placed_at, id) where deleted_at is null and merged_into is null;
create index crm_activity_by_time on crm_activity (at, id) where deleted_at is null and merged_into is null;

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

-- Every word that records contain, so that a typing error is looked for among words and not among records.
create table crm_word (word text collate "C" primary key);
create index crm_word_alike on crm_word using gin (word gin_trgm_ops);
