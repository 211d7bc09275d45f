-- Every word that records contain, so that a typing error is looked for among words and not among records.
create table crm_word (word text collate "C" primary key);
create index crm_word_alike on crm_word using gin (word gin_trgm_ops);
insert into crm_word select distinct word from crm_search, regexp_split_to_table(text, '[^[:alpha:]]+') as word
  where length(word) between 3 and 40 on conflict do nothing;
