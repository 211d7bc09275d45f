-- A far place of a list that is sorted by address is found in the index alone, as one sorted by city is.
drop index crm_customer_by_email;
create index crm_customer_by_email on crm_customer (lower(email), id) include (email) where deleted_at is null and merged_into is null;
