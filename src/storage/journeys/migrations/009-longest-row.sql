-- A journey row holds the newest of what a customer met, at most src/maps/derive.ts `mostInRow`; this is how many that were.
ALTER TABLE journeys ADD COLUMN met UInt32 DEFAULT toUInt32(length(tp)) AFTER object;
ALTER TABLE journeys_round ADD COLUMN met UInt32 DEFAULT toUInt32(length(tp)) AFTER object;
