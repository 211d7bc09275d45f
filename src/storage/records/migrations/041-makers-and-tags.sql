-- Who made a link or a key, beside the name that she had then: her name may change, and what she may do too.
alter table access_link add column made_by_id text;
alter table api_key add column made_by_id text;

update api_key set made_by_id = (select id from auth_user where name = made_by)
where (select count(*) from auth_user where name = made_by) = 1;
update access_link set made_by_id = (select id from auth_user where name = made_by)
where kind = 'invitation' and (select count(*) from auth_user where name = made_by) = 1;

-- Of an open invitation whose maker cannot be told nobody knows whether she may still invite.
update access_link set withdrawn_at = now()
where kind = 'invitation' and used_at is null and withdrawn_at is null and made_by_id is null
  and made_by <> 'Command line';

-- Lists by a tag. Records without tags are not in them and cost no writing.
create index crm_customer_tags on crm_customer using gin (tags) where tags is not null;
create index crm_company_tags on crm_company using gin (tags) where tags is not null;
create index crm_deal_tags on crm_deal using gin (tags) where tags is not null;
create index crm_ticket_tags on crm_ticket using gin (tags) where tags is not null;
create index crm_order_tags on crm_order using gin (tags) where tags is not null;
create index crm_product_tags on crm_product using gin (tags) where tags is not null;
create index crm_campaign_tags on crm_campaign using gin (tags) where tags is not null;
create index crm_activity_tags on crm_activity using gin (tags) where tags is not null;
create index crm_note_tags on crm_note using gin (tags) where tags is not null;
create index crm_task_tags on crm_task using gin (tags) where tags is not null;
create index crm_tag_tags on crm_tag using gin (tags) where tags is not null;
