/** SQL that reads a cell as a point in time, by the form the column was recognised to have. */

import { monthNumbers } from '../../../files/month-names.ts'
import { timePatterns } from '../../../files/time-forms.ts'
import type { TimeForm } from '../../../model/import.ts'
import { literal } from './text-sql.ts'

/** A DateTime64(3) or NULL. `cell` is trimmed text, `zone` an expression that counts where the cell names no zone. */
export function timeSql(cell: string, form: TimeForm, zone: string): string {
  const fits = `match(${cell}, ${literal(timePatterns[form])})`
  switch (form) {
    case 'iso':
      return bestEffort(fits, plainClock(cell), zone)
    case 'year-month-day':
      return bestEffort(
        fits,
        reordered(cell, '([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})', '\\1-\\2-\\3'),
        zone,
      )
    case 'day-month-year':
      return bestEffort(fits, fourDigitYear(cell, '\\3-\\2-\\1'), zone)
    case 'month-day-year':
      return bestEffort(fits, fourDigitYear(cell, '\\3-\\1-\\2'), zone)
    case 'month-name':
      return bestEffort(fits, monthNameToIso(cell), zone)
    case 'unix-seconds':
      return `if(${fits}, fromUnixTimestamp64Milli(toInt64(round(toFloat64OrZero(${cell}) * 1000)), 'UTC'), NULL)`
    case 'unix-milliseconds':
      return `if(${fits}, fromUnixTimestamp64Milli(toInt64OrZero(${cell}), 'UTC'), NULL)`
    case 'excel-serial':
      return bestEffort(fits, serialToIso(cell), zone)
  }
}

/** True where the cell names a day and no time of day. */
export const dayOnlySql = (cell: string, form: TimeForm): string =>
  form === 'excel-serial'
    ? `match(${cell}, '^[0-9]+$')`
    : form.startsWith('unix')
      ? '0'
      : `(length(${cell}) < 23 AND position(${cell}, ':') = 0 AND position(${cell}, 'T') = 0 AND match(${cell}, '[0-9]'))`

const bestEffort = (fits: string, iso: string, zone: string): string =>
  `if(${fits}, parseDateTime64BestEffortOrNull(${iso}, 3, ${zone}), NULL)`

/** The engine knows neither "12:00:00,5" nor "12.30" nor "12h30". */
const plainClock = (text: string): string =>
  `if(match(${text}, '[,h]|[ T][0-9]{1,2}[.]'), replaceRegexpOne(replaceRegexpOne(${text}, ',? *[Tt ] *([0-9]{1,2})[:.h]([0-9]{2})', ' \\\\1:\\\\2'), '(:[0-9]{2}:[0-9]{2}),', '\\\\1.'), ${text})`

const reordered = (cell: string, date: string, order: string): string =>
  plainClock(`replaceRegexpOne(${cell}, ${literal(`^${date}`)}, ${literal(order)})`)

/** Two digits mean 1970 to 2069. */
function fourDigitYear(cell: string, order: string): string {
  const date = '([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]'
  const short = `replaceRegexpOne(replaceRegexpOne(${cell}, ${literal(`^(${date})([7-9][0-9])([^0-9]|$)`)}, '\\\\119\\\\4\\\\5'), ${literal(`^(${date})([0-6][0-9])([^0-9]|$)`)}, '\\\\120\\\\4\\\\5')`
  const whole = `if(match(${cell}, ${literal(`^${date}[0-9]{4}`)}), ${cell}, ${short})`
  return reordered(whole, `${date}([0-9]{4})`, order)
}

function monthNameToIso(cell: string): string {
  const names = Object.keys(monthNumbers)
  const word = `(${names.join('|')})`
  const lower = `lowerUTF8(${cell})`
  const dayFirst = `extractGroups(${lower}, ${literal(`^(?:[a-z]+[.,]* +)?([0-9]{1,2})[. -]+(?:de +)?${word}[., -]+(?:de +)?([0-9]{4}|[0-9]{2})(.*)$`)})`
  const monthFirst = `extractGroups(${lower}, ${literal(`^(?:[a-z]+[.,]* +)?${word}[. -]+([0-9]{1,2})(?:st|nd|rd|th)?[, ]+([0-9]{4})(.*)$`)})`
  const number = (text: string): string =>
    `transform(${text}, [${names.map(literal).join(', ')}], [${Object.values(monthNumbers).join(', ')}], 0)`
  const year = (text: string): string =>
    `if(length(${text}) = 2, concat(if(${text} < '70', '20', '19'), ${text}), ${text})`
  const iso = (groups: string, day: number, month: number): string =>
    `concat(${year(`${groups}[3]`)}, '-', toString(${number(`${groups}[${month}]`)}), '-', ${groups}[${day}], upper(${groups}[4]))`
  return plainClock(`if(notEmpty(${dayFirst}), ${iso(dayFirst, 1, 2)}, ${iso(monthFirst, 2, 1)})`)
}

/** Days since 30 December 1899, rounded to seconds; they are wall-clock time, so the zone applies to them. */
const serialToIso = (cell: string): string =>
  `formatDateTime(fromUnixTimestamp64Milli(toInt64(round((toFloat64OrZero(replaceOne(${cell}, ',', '.')) - 25569) * 86400)) * 1000, 'UTC'), '%Y-%m-%d %H:%i:%S')`
