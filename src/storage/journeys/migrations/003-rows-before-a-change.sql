-- The rows of the customers that a round of upkeep changes, as they were: in memory only, and only while the round lasts.
CREATE TABLE journeys_before (
  round UInt64,
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
  user_id String
) ENGINE = Memory;
