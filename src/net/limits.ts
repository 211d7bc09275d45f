/** How long and how large a call to another server may become; every call has these limits. */
export type Limits = {
  connectMs: number
  /** Until the answer begins. */
  headersMs: number
  /** From the first step to the last byte, redirects included. */
  totalMs: number
  /** Of the answer, unpacked. */
  mostBytes: number
  redirects: number
}

export const defaultLimits: Limits = {
  connectMs: 5_000,
  headersMs: 10_000,
  totalMs: 30_000,
  mostBytes: 1024 * 1024,
  redirects: 5,
}
