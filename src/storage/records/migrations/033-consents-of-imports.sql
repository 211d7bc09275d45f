-- Which import an entry came with, so that it is taken back with the rest of it.
alter table crm_consent add column batch text collate "C";
create index crm_consent_of_batch on crm_consent (batch) where batch is not null;
