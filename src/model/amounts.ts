/** What the amounts of a touchpoint mean. Only what was won is revenue. */
import { z } from 'zod'

/** Places are codes for SQL. */
export const amountMeanings = ['mentioned', 'won', 'given-back'] as const
export const AmountMeaning = z
  .enum(amountMeanings)
  .describe(
    'won: ordered, paid or signed, and negative where it is given back; given-back: refunds, taken off whatever their sign; mentioned: baskets, quotes and hopes, which are no revenue',
  )
export type AmountMeaning = z.infer<typeof AmountMeaning>

export const codeOfMeaning = (meaning: AmountMeaning): number => amountMeanings.indexOf(meaning)
