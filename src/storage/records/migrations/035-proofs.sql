-- When whoever holds a session last proved who she is: what is dangerous asks for it anew. A session itself ends a fixed time after it began.
alter table auth_session add column proved_at timestamptz not null default now();
update auth_session set proved_at = created_at;
