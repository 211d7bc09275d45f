/** Reads the filters of a measure from the query string. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { Channel } from '../model/channel.ts'
import type { MeasureFilter } from '../model/measure.ts'
import { readRule } from './read-rule.ts'

const earliest = Date.UTC(1970, 0, 1)
const latest = Date.UTC(2200, 0, 1)

export const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a time such as 2026-01-31T00:00:00Z')
  .refine(
    (text) => Date.parse(text) >= earliest && Date.parse(text) < latest,
    'must lie between 1970 and 2200',
  )
  .describe('ISO 8601, UTC unless it says otherwise')

export const FilterQuery = z.strictObject({
  from: Instant.optional(),
  to: Instant.optional().describe('exclusive'),
  asOf: Instant.optional().describe('as if it were this time'),
  channels: z.string().max(300).optional().describe('comma-separated, e.g. web,app'),
  segment: z.string().max(20_000).optional().describe('JSON of a segment rule'),
})
type FilterQuery = z.infer<typeof FilterQuery>

const parseChannels = (text: string): Channel[] =>
  text
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const channel = Channel.safeParse(name.trim())
      if (channel.success) return channel.data
      throw appError(
        'request.invalid',
        `"${name.slice(0, 50)}" is not a channel. Use ${Channel.options.join(', ')}.`,
        {
          where: 'querystring.channels',
        },
      )
    })

const utc = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : new Date(text).toISOString()

const refuseEmptyPeriod = (from: string | undefined, to: string | undefined) => {
  if (from !== undefined && to !== undefined && from >= to)
    throw appError('request.invalid', 'The period ends before it begins. "to" must be later than "from".', {
      where: 'querystring.to',
    })
}

export const filterOf = (query: FilterQuery): MeasureFilter => {
  const [from, to] = [utc(query.from), utc(query.to)]
  refuseEmptyPeriod(from, to)
  return {
    from,
    to,
    asOf: utc(query.asOf),
    channels: query.channels ? [...new Set(parseChannels(query.channels))] : [],
    segment: query.segment ? readRule(query.segment, 'querystring.segment') : undefined,
  }
}

/** The same filters over another period. */
export const comparedFilter = (filter: MeasureFilter, from?: string, to?: string): MeasureFilter => {
  const [compareFrom, compareTo] = [utc(from), utc(to)]
  refuseEmptyPeriod(compareFrom, compareTo)
  return { ...filter, from: compareFrom, to: compareTo }
}
