-- Orders in which people most often read their lists. Texts are ordered without regard to capitals.
create index crm_customer_by_name on crm_customer (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_customer_by_email on crm_customer (lower(email), id) where deleted_at is null and merged_into is null;
create index crm_customer_by_city on crm_customer (lower(city), id) where deleted_at is null and merged_into is null;
create index crm_customer_by_owner on crm_customer (owner, id) where deleted_at is null and merged_into is null;
create index crm_company_by_name on crm_company (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_deal_by_name on crm_deal (lower(name), id) where deleted_at is null and merged_into is null;
create index crm_deal_by_amount on crm_deal (amount_minor, id) where deleted_at is null and merged_into is null;
create index crm_deal_by_close on crm_deal (close_date, id) where deleted_at is null and merged_into is null;
create index crm_order_by_time on crm_order (placed_at, id) where deleted_at is null and merged_into is null;
create index crm_activity_by_time on crm_activity (at, id) where deleted_at is null and merged_into is null;
