-- With the column beside its expression, counting those of a city reads the index alone.
drop index crm_customer_by_city;
create index crm_customer_by_city on crm_customer (lower(city), id) include (city) where deleted_at is null and merged_into is null;
