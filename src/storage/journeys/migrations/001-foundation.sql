-- What happened: append-only. `home` never changes; whose customer it is now is said by `members`.
CREATE TABLE interactions (
  home UInt64,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  rank UInt32 CODEC(T64, ZSTD(1)),
  message UInt64 CODEC(NONE),
  kind UInt32 CODEC(T64, ZSTD(1)),
  score Int16 CODEC(T64, ZSTD(1)),
  lane UInt8 CODEC(ZSTD(1)),
  scale UInt8 CODEC(ZSTD(1)),
  raw Float32 CODEC(ZSTD(1)),
  value Int64 CODEC(T64, ZSTD(1)),
  currency LowCardinality(String),
  text String CODEC(ZSTD(3)),
  language LowCardinality(String),
  order_id String CODEC(ZSTD(1)),
  deal_id String CODEC(ZSTD(1)),
  ticket_id String CODEC(ZSTD(1)),
  user_id String CODEC(ZSTD(1)),
  anonymous_id String CODEC(ZSTD(1)),
  message_id String CODEC(ZSTD(1)),
  properties String CODEC(ZSTD(3)),
  traits Map(String, String) CODEC(ZSTD(3)),
  received DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  import UInt32 CODEC(T64, ZSTD(1)),
  INDEX by_received received TYPE minmax GRANULARITY 4,
  INDEX by_import import TYPE set(16) GRANULARITY 4,
  PROJECTION by_message (SELECT message ORDER BY message)
) ENGINE = MergeTree
ORDER BY (home, at, rank, message)
SETTINGS index_granularity = 256, min_compress_block_size = 16384, fsync_after_insert = 1, fsync_part_directory = 1,
  deduplicate_merge_projection_mode = 'rebuild', lightweight_mutation_projection_mode = 'rebuild';

-- Which customer the interactions of a home belong to from `since` on. Absent: the home itself.
-- A projection of the records store; the first row of a home starts in 1970, later ones where a device changed hands.
CREATE TABLE members (
  home UInt64,
  since DateTime64(3, 'UTC'),
  customer UInt64,
  version UInt64,
  deleted UInt8
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (home, since)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

-- Derived and rebuildable: one row per customer, and one per order, deal and ticket of a customer (`follow`).
-- tp/at: every interaction in order. s*: those with a reading. v*: those with money. *_pos counts from 1.
CREATE TABLE journeys (
  follow UInt8,
  customer UInt64,
  object String,
  version UInt64,
  deleted UInt8,
  tp Array(UInt16) CODEC(ZSTD(1)),
  at Array(UInt32) CODEC(ZSTD(1)),
  s_pos Array(UInt32) CODEC(ZSTD(1)),
  s_lane Array(UInt8) CODEC(ZSTD(1)),
  s_score Array(Int16) CODEC(ZSTD(1)),
  s_scale Array(UInt8) CODEC(ZSTD(1)),
  s_raw Array(UInt8) CODEC(ZSTD(1)),
  v_pos Array(UInt32) CODEC(ZSTD(1)),
  v_minor Array(Int64) CODEC(ZSTD(1)),
  v_currency Array(LowCardinality(String)) CODEC(ZSTD(1)),
  traits Map(LowCardinality(String), String) CODEC(ZSTD(1)),
  user_id String CODEC(ZSTD(1)),
  first_at DateTime('UTC') CODEC(ZSTD(1)),
  last_at DateTime('UTC') CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (follow, customer, object)
SETTINGS index_granularity = 128, min_compress_block_size = 8192, fsync_after_insert = 1, fsync_part_directory = 1;
