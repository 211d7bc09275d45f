-- Codes of second factors that were used already, as long as they would still be good: whoever saw one typed gains nothing.
create table auth_used_code (
  user_id text not null references auth_user (id) on delete cascade,
  code text not null,
  expires_at timestamptz not null,
  primary key (user_id, code)
);
