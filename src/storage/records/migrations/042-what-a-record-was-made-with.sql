-- A new record had nothing before: its history holds its values by field in place of changes, a third of the text.
-- Neither these nor interactions on their way are searched in, so they stay the text that they came as.
alter table crm_change add column made json;
alter table crm_outbox alter column message type json using message::text::json;
