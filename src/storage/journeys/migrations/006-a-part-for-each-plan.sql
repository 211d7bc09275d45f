-- What is stored for one plan is written, read, merged and given up by itself. Derived, so it is filled again when asked for.
TRUNCATE TABLE map_plan;
DROP TABLE IF EXISTS map_journeys_by_plan SYNC;
CREATE TABLE map_journeys_by_plan AS map_journeys
ENGINE = ReplacingMergeTree(version, deleted)
PARTITION BY plan
ORDER BY (plan, customer, object)
SETTINGS index_granularity = 64, min_compress_block_size = 2048;
EXCHANGE TABLES map_journeys_by_plan AND map_journeys;
DROP TABLE map_journeys_by_plan SYNC;
