/** What a list of records is asked by: filter, order, words. */
import { z } from 'zod'
import { PageQuery } from './paging.ts'
import { readRule } from './read-rule.ts'

export const Filter = z
  .string()
  .max(20_000)
  .optional()
  .describe('JSON of a rule, e.g. {"kind":"field","field":"city","op":"is","value":"Graz"}')
export const Sort = z
  .string()
  .min(1)
  .max(101)
  .optional()
  .describe('a field; "-" before it turns the order. Usually -updatedAt')
export const Search = z.string().max(200).optional().describe('words to be found, also with typing errors')
const YesNo = z
  .enum(['true', 'false'])
  .optional()
  .transform((text) => text === 'true')

export const ListQuery = PageQuery.extend({
  filter: Filter,
  sort: Sort,
  q: Search,
  at: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .optional()
    .describe('how many rows of the list are passed over; in place of a cursor'),
  deleted: YesNo.describe('those that were deleted, to restore them'),
})

export const ruleOf = (json: string | undefined) => (json ? readRule(json, 'querystring.filter') : undefined)
