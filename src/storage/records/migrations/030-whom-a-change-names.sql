-- Whom a change names is noted by who writes it: a pattern tried on the text of every change costs more than the index.
alter table crm_change add column naming text[];
update crm_change set naming = crm_numbers_in(changes) where changes::text ~ '"[0-9]{15,20}"';
drop index crm_change_naming;
drop function crm_numbers_in(jsonb);
create index crm_change_naming on crm_change using gin (naming) where naming is not null;
