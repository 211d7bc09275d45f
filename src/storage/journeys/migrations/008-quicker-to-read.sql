-- Measuring a map reads these two whole, and unpacking ZSTD was two fifths of it. LZ4 takes half as much room again, on
-- disk, for rows that are derived and can be derived anew.
ALTER TABLE map_journeys MODIFY COLUMN lasting Array(Array(UInt32)) CODEC(LZ4);
ALTER TABLE map_journeys MODIFY COLUMN runs Array(UInt32) CODEC(LZ4);
