-- Records that come from other systems: what each is called there, and what was last said of it.
create table crm_connected (
  source text collate "C" not null,
  type text not null,
  key text collate "C" not null,
  -- null: not enough was said yet to make a record of it
  record text collate "C",
  -- What that system calls whom it is about, as long as no customer is known by it.
  person text collate "C",
  -- By field: the value, since when it is so there, and when it was said last.
  said jsonb not null default '{}',
  -- What that system's own interactions tell of it, as long as there is no record to note it.
  told jsonb not null default '{"beginning": false, "moves": []}',
  primary key (source, type, key)
);
create index crm_connected_record on crm_connected (type, record) where record is not null;
create index crm_connected_person on crm_connected (person) where person is not null;

-- Connections that were made before go on as they did, until somebody wants it otherwise.
update connection set settings = settings || '{"records": false}'
  where connector in ('stripe', 'shopify', 'zendesk', 'intercom');
