-- What each journey contributes to a map, kept per plan (a design as it is measured): derived and rebuildable.
-- One entry of every array per run of the customer or object. What depends on "now" is left out and worked out when read.
CREATE TABLE map_journeys (
  plan UInt64,
  customer UInt64,
  object String,
  version UInt64,
  deleted UInt8,
  started Array(UInt32) CODEC(ZSTD(1)),
  last Array(UInt32) CODEC(ZSTD(1)),
  finished Array(UInt32) CODEC(ZSTD(1)),
  furthest Array(UInt8) CODEC(ZSTD(1)),
  stage Array(UInt8) CODEC(ZSTD(1)),
  stage_since Array(UInt32) CODEC(ZSTD(1)),
  step Array(UInt16) CODEC(ZSTD(1)),
  step_since Array(UInt32) CODEC(ZSTD(1)),
  visits_done Array(UInt32) CODEC(ZSTD(1)),
  lasting Array(Array(UInt32)) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY (plan, customer, object)
SETTINGS index_granularity = 64, min_compress_block_size = 8192;

-- Plans whose rows above are complete and current.
CREATE TABLE map_plan (
  plan UInt64,
  version UInt64,
  deleted UInt8
) ENGINE = ReplacingMergeTree(version, deleted)
ORDER BY plan
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
