/** What an attempt contributes to a funnel: every number is a count of attempts that carry a code. */

/** A code packs kind (8 bits) | step (8) | detail (16) into 32 bits. */
export const funnelCodeKind = {
  /** once. step = how far, detail = state. */
  ended: 1,
  /** once per step entered and left for the next, or waited at; step 0 = from the first to the last. detail = arrived << 9 | time bucket. */
  time: 2,
  /** once, of those who dropped. step = how far, detail = the touchpoint last seen within the window. */
  lastSeen: 3,
  /** once, of those with more starts than were looked at. */
  cut: 4,
} as const
export type FunnelCodeKind = keyof typeof funnelCodeKind

/** The position is the number in a code. */
export const attemptStates = ['dropped', 'open', 'converted'] as const
export type AttemptState = (typeof attemptStates)[number]

const size = { kind: 2 ** 24, step: 2 ** 16 }
export const arrivedBit = 512

export const funnelCodeSql = (kind: FunnelCodeKind, step: string, detail: string): string =>
  `toUInt32(${funnelCodeKind[kind] * size.kind} + (${step}) * ${size.step} + (${detail}))`

export const funnelCodeParts = (code: number): { kind: number; step: number; detail: number } => ({
  kind: Math.floor(code / size.kind),
  step: Math.floor(code / size.step) % 256,
  detail: code % size.step,
})
