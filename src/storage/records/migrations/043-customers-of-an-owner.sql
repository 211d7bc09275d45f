-- Most customers of a large file have no owner; they need no place among those of owners.
drop index crm_customer_by_owner;
create index crm_customer_by_owner on crm_customer (owner, id)
  where owner is not null and deleted_at is null and merged_into is null;
