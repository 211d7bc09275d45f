-- Reminders that came due: one line per task and moment, made once; its person sees it and gets it by mail.
create table crm_reminder (
  id bigint generated always as identity primary key,
  task text collate "C" not null,
  at timestamptz not null,
  person text not null,
  made_at timestamptz not null,
  read_at timestamptz,
  -- waiting, sent, none (there is no mail server) or failed
  mail text not null,
  tries integer not null default 0,
  next_try_at timestamptz,
  unique (task, at)
);
create index crm_reminder_of_person on crm_reminder (person, id);
create index crm_reminder_to_mail on crm_reminder (next_try_at) where mail = 'waiting';
create index crm_task_by_reminder on crm_task (reminder) where reminder is not null and deleted_at is null;
