-- The embedded engine does not notice a disk that ends in the middle of a write, so room is kept for merges and
-- inserts end before it. A merged part is on disk before its sources, which were, are given up.
ALTER TABLE interactions MODIFY SETTING min_free_disk_bytes_to_perform_insert = 268435456, min_compressed_bytes_to_fsync_after_merge = 1;
ALTER TABLE members MODIFY SETTING min_free_disk_bytes_to_perform_insert = 268435456, min_compressed_bytes_to_fsync_after_merge = 1;
