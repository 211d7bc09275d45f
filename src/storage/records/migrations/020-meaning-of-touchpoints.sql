-- What doing a touchpoint is, and what its amounts mean. Null where nobody has decided: then its name does.
alter table touchpoint
  add column behaviour text check (behaviour in ('none', 'contact', 'complaint', 'refund', 'cancellation', 'rage-click')),
  add column amounts text check (amounts in ('mentioned', 'won', 'given-back'));
