/** What a timeline can be narrowed to, as queries say it; the same for a customer and for a company. */
import { z } from 'zod'
import { Channel } from '../model/channel.ts'
import { entryKinds } from '../model/customer.ts'
import { PageQuery } from './paging.ts'
import type { TimelineWish } from './services.ts'

const Key = z.string().min(1).max(300)
export const About = z.strictObject({
  order: Key.optional().describe('only what is about this order: its external id, or its id'),
  deal: Key.optional(),
  ticket: Key.optional(),
})
const several = <Name extends string>(names: z.ZodType<Name, Name>) =>
  z
    .string()
    .max(300)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().pipe(names as z.ZodType<Name, string>)))
    .optional()
export const TimelineQuery = PageQuery.extend({
  channel: several(Channel).describe('only these channels, with commas between'),
  kind: several(z.enum(entryKinds)).describe(
    'only what has words, an answer to a survey or money: one of these, with commas between',
  ),
  map: z.string().min(1).max(64).optional().describe('only interactions on this map'),
  ...About.shape,
})

export const timelineWish = ({
  channel: channels,
  kind: kinds,
  ...wish
}: z.output<typeof TimelineQuery>): TimelineWish => ({ ...wish, channels, kinds })
