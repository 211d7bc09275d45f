-- Notes that only their author sees, and whom a line of the search is for ("kind:id" of an actor; null: for everybody).
alter table crm_note add column private boolean;
alter table crm_search add column only_for text collate "C";
