-- Journey rows say which of their amounts are revenue, and which interactions are contacts about what. They are derived anew.
-- v_packed: see src/maps/packed-amount.ts. v_minor: as told. v_counted: what of it is revenue.
-- contacts: hash of what the contact is about << 32 | position.
DROP TABLE journeys SYNC;
CREATE TABLE journeys (
  follow UInt8,
  customer UInt64,
  object String,
  version UInt64,
  deleted UInt8,
  tp Array(UInt16) CODEC(ZSTD(1)),
  at Array(UInt32) CODEC(ZSTD(1)),
  readings Array(UInt64) CODEC(ZSTD(1)),
  contacts Array(UInt64) CODEC(ZSTD(1)),
  v_packed Array(UInt64) CODEC(ZSTD(1)),
  v_minor Array(Int64) CODEC(ZSTD(1)),
  v_counted Array(Int64) CODEC(ZSTD(1)),
  v_currency Array(LowCardinality(String)) CODEC(ZSTD(1)),
  traits Map(LowCardinality(String), String) CODEC(ZSTD(1)),
  user_id String CODEC(ZSTD(1)),
  first_at DateTime('UTC') CODEC(ZSTD(1)),
  last_at DateTime('UTC') CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (follow, customer, object)
SETTINGS index_granularity = 128, min_compress_block_size = 1024, fsync_after_insert = 1, fsync_part_directory = 1;
DROP TABLE journeys_round;
CREATE TABLE journeys_round (
  round UInt64,
  sign Int8,
  follow UInt8,
  customer UInt64,
  object String,
  tp Array(UInt16),
  at Array(UInt32),
  readings Array(UInt64),
  contacts Array(UInt64),
  v_packed Array(UInt64),
  v_minor Array(Int64),
  v_counted Array(Int64),
  v_currency Array(LowCardinality(String)),
  traits Map(LowCardinality(String), String),
  user_id String,
  first_at DateTime('UTC'),
  last_at DateTime('UTC')
) ENGINE = Memory;
TRUNCATE TABLE map_plan;
TRUNCATE TABLE map_journeys;
