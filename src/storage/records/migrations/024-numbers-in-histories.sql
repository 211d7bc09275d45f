-- Whom a change names: customers are numbers, and who was erased must be found in the histories of others without
-- reading all of them. Numbers of fewer digits are what shops call their own; hardly any customer has one.

create function crm_numbers_in(changes jsonb) returns text[]
  language sql immutable strict parallel safe
  return array(select distinct found.number[1] from regexp_matches(changes::text, '"([0-9]{15,20})"', 'g') as found(number));

create index crm_change_naming on crm_change using gin (crm_numbers_in(changes))
  where changes::text ~ '"[0-9]{15,20}"';
