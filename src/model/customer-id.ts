/** A customer's number: an unsigned 64-bit integer written as a decimal string, since JSON numbers lose digits. */
import { z } from 'zod'

export const CustomerId = z
  .string()
  .regex(/^\d{1,20}$/, 'A customer id is a whole number of up to 20 digits.')
  .brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>

/** What a journey is the journey of. The position is stored in the journeys table: only ever append. */
export const followedObjects = ['customer', 'order', 'deal', 'ticket'] as const
export const Followed = z.enum(followedObjects)
export type Followed = z.infer<typeof Followed>
