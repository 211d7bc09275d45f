/** Whether a journey stands behind a number, as a condition on the codes it carries. */
import { type CodeRange, kindOfNow } from '../../journey/measure/contribution-code.ts'
import type { NumberDefinition } from '../../journey/measure/numbers.ts'
import { columnOfNow } from './journeys-sql.ts'

/** Bounds of a number's ranges; `prefix` keeps several numbers in one question apart. */
export const rangeParams = ({ has, not }: NumberDefinition, prefix = ''): Record<string, number[]> => ({
  [`${prefix}hasLow`]: has.map(({ low }) => low),
  [`${prefix}hasHigh`]: has.map(({ high }) => high),
  [`${prefix}notLow`]: not.map(({ low }) => low),
  [`${prefix}notHigh`]: not.map(({ high }) => high),
})

/** Of a journey with all its `codes` in one array. */
export const matchesSql = (number: NumberDefinition, prefix = ''): string =>
  condition(number, prefix, { array: 'codes', columnOf: () => undefined })

/** Of a stored journey: its array is read only for numbers that are of lasting codes. */
export const matchesStoredSql = (number: NumberDefinition, prefix = ''): string =>
  condition(number, prefix, {
    array: 'run_codes',
    columnOf: (range) => {
      const kind = kindOfNow(range)
      return kind && columnOfNow(kind)
    },
  })

/** Where the codes of a journey are: in an array, but for those that have a column of their own. */
type Places = { array: string; columnOf: (range: CodeRange) => string | undefined }

const condition = ({ has, not }: NumberDefinition, prefix: string, places: Places): string => {
  const wanted = carriesOneOf(has, `${prefix}has`, places)
  return not.length === 0 ? wanted : `${wanted} AND NOT ${carriesOneOf(not, `${prefix}not`, places)}`
}

function carriesOneOf(ranges: readonly CodeRange[], name: string, { array, columnOf }: Places): string {
  const isWithin = (code: string, index: number) =>
    `${code} BETWEEN ({${name}Low:Array(UInt32)})[${index + 1}] AND ({${name}High:Array(UInt32)})[${index + 1}]`
  const columns: string[] = []
  const elements: string[] = []
  for (const [index, range] of ranges.entries()) {
    const column = columnOf(range)
    if (column) columns.push(isWithin(column, index))
    else elements.push(isWithin('x', index))
  }
  if (elements.length > 0) columns.push(`arrayExists(x -> ${elements.join(' OR ')}, ${array})`)
  return `(${columns.join(' OR ')})`
}
