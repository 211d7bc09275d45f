/** The range within which the true value lies with the stated confidence. */
export type Interval = { lower: number; upper: number }

/** z of a two-sided 95 % interval. */
export const z95 = 1.959963984540054
