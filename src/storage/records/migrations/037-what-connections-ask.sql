-- What was sent and somebody has to answer, such as a shop that must have a person erased: kept until it is done.
alter table hook_delivery drop constraint hook_delivery_state_check;
alter table hook_delivery add constraint hook_delivery_state_check
  check (state in ('waiting', 'taken', 'unknown', 'failed', 'asks'));
create index hook_delivery_asks on hook_delivery (connection) where state = 'asks';
