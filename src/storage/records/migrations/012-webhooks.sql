-- Which other systems are told of what happens here, and the messages to them.
create table webhook (
  id bigint generated always as identity primary key,
  name text not null,
  url text not null,
  happenings text[] not null,
  touchpoints integer[] not null default '{}',
  active boolean not null default true,
  -- Not empty: Waymark stopped sending by itself, for this reason.
  off_because text not null default '',
  failing_since timestamptz,
  -- Failures in a row, and until when the other side is left in peace because of them.
  failures integer not null default 0,
  rest_until timestamptz,
  problem text not null default '',
  delivered_at timestamptz,
  made_by text not null,
  created_at timestamptz not null default now()
);

-- Apart, so that no reading of webhooks brings them along by accident.
create table webhook_secret (
  id bigint generated always as identity primary key,
  webhook bigint not null references webhook (id) on delete cascade,
  secret text not null,
  made_at timestamptz not null,
  -- null: the current one
  ends_at timestamptz
);
create index webhook_secret_of on webhook_secret (webhook);

create table webhook_delivery (
  id bigint generated always as identity primary key,
  webhook bigint not null references webhook (id) on delete cascade,
  message text collate "C" not null,
  happening text not null,
  -- Whom it is about, for erasing her; null: nobody
  customer text collate "C",
  at timestamptz not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  claimed_until timestamptz,
  attempted_at timestamptz,
  status integer,
  problem text not null default '',
  unique (webhook, message)
);
create index webhook_delivery_due on webhook_delivery (webhook, id) where state = 'waiting';
create index webhook_delivery_failed on webhook_delivery (webhook, id) where state = 'failed';
create index webhook_delivery_of on webhook_delivery (webhook, id);
create index webhook_delivery_about on webhook_delivery (customer) where customer is not null;
create index webhook_delivery_at on webhook_delivery (at);
