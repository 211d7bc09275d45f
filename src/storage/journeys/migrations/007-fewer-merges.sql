-- Interactions come in parts of a few thousand rows, which the engine counts as 5 MB each when it chooses what to merge:
-- it then merged every five of them with all that had been merged before. With twelve, merging costs half.
ALTER TABLE interactions MODIFY SETTING merge_selector_base = 12;
