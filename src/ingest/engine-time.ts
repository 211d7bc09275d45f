/** A time in ms since 1970 as the journeys store reads it in rows: UTC, with milliseconds. */
// Not seconds with decimals: those are misread near 1970.
export const engineTime = (ms: number): string => new Date(ms).toISOString().slice(0, 23).replace('T', ' ')
