-- The homes that ever belonged to a customer, so that finding hers does not read everybody's. Some may have moved on since.
CREATE TABLE homes_of_customer (
  customer UInt64,
  home UInt64
) ENGINE = ReplacingMergeTree
ORDER BY (customer, home)
SETTINGS index_granularity = 256;
CREATE MATERIALIZED VIEW members_to_homes TO homes_of_customer AS SELECT customer, home FROM members;
INSERT INTO homes_of_customer SELECT customer, home FROM members;

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
  s_pos Array(UInt32),
  s_lane Array(UInt8),
  s_score Array(Int16),
  s_scale Array(UInt8),
  s_raw Array(UInt8),
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
  started Array(UInt32),
  last Array(UInt32),
  finished Array(UInt32),
  furthest Array(UInt8),
  stage Array(UInt8),
  stage_since Array(UInt32),
  step Array(UInt16),
  step_since Array(UInt32),
  visits_done Array(UInt32),
  lasting Array(Array(UInt32))
) ENGINE = Memory;

-- A customer's interactions are read one by one while others are being written: smaller blocks cost less to open.
ALTER TABLE interactions MODIFY SETTING min_compress_block_size = 4096;
