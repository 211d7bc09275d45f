/** The environment in which the product runs: what was freed goes back to the system. */

/**
 * glibc raises these two limits by itself when a large piece is freed, as it is whenever a program is compiled, and
 * from then on keeps everything up to twice that size: about 180 MB of an idle server. Numbers of ours switch that off.
 * Other systems do not read them, and whoever has set them keeps theirs.
 */
export const givesMemoryBack = (environment) => ({
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
  ...environment,
})
