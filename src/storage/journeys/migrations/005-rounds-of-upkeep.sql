-- The homes that ever belonged to a customer, so that finding hers does not read everybody's. Some may have moved on since.
CREATE TABLE homes_of_customer (
  customer UInt64,
  home UInt64
) ENGINE = ReplacingMergeTree
ORDER BY (customer, home)
SETTINGS index_granularity = 256;
CREATE MATERIALIZED VIEW members_to_homes TO homes_of_customer AS SELECT customer, home FROM members;
INSERT INTO homes_of_customer SELECT customer, home FROM members;

-- Journey rows and stored journeys in fewer columns and smaller blocks: reading a few customers costs half. Both are derived
-- anew. What is stored for a plan can be given up by itself.
-- readings: see src/maps/packed-reading.ts. runs: nine numbers a run, see src/maps/measure/journeys-sql.ts.
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
  v_pos Array(UInt32) CODEC(ZSTD(1)),
  v_minor Array(Int64) CODEC(ZSTD(1)),
  v_currency Array(LowCardinality(String)) CODEC(ZSTD(1)),
  traits Map(LowCardinality(String), String) CODEC(ZSTD(1)),
  user_id String CODEC(ZSTD(1)),
  first_at DateTime('UTC') CODEC(ZSTD(1)),
  last_at DateTime('UTC') CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (follow, customer, object)
SETTINGS index_granularity = 128, min_compress_block_size = 1024, fsync_after_insert = 1, fsync_part_directory = 1;
TRUNCATE TABLE map_plan;
DROP TABLE map_journeys SYNC;
CREATE TABLE map_journeys (
  plan UInt64,
  customer UInt64,
  object String,
  version UInt64,
  deleted UInt8,
  runs Array(UInt32) CODEC(ZSTD(1)),
  lasting Array(Array(UInt32)) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY plan
ORDER BY (plan, customer, object)
SETTINGS index_granularity = 64, min_compress_block_size = 2048;

-- What a round of upkeep works with, in memory only and only while it lasts. sign: -1 as it was, 0 only what is new, 1 as it is now.
DROP TABLE journeys_before;
CREATE TABLE journeys_round (
  round UInt64,
  sign Int8,
  follow UInt8,
  customer UInt64,
  object String,
  tp Array(UInt16),
  at Array(UInt32),
  readings Array(UInt64),
  v_pos Array(UInt32),
  v_minor Array(Int64),
  v_currency Array(LowCardinality(String)),
  traits Map(LowCardinality(String), String),
  user_id String,
  first_at DateTime('UTC'),
  last_at DateTime('UTC')
) ENGINE = Memory;
CREATE TABLE map_journeys_round (
  round UInt64,
  sign Int8,
  plan UInt64,
  customer UInt64,
  object String,
  runs Array(UInt32),
  lasting Array(Array(UInt32))
) ENGINE = Memory;

-- A customer's interactions are read one by one while others are being written: smaller blocks cost less to open.
ALTER TABLE interactions MODIFY SETTING min_compress_block_size = 4096;
