/** Things in a file that are allowed but often wrong, found over all its rows. */
import type { ImportPreview } from '../../model/import.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { remarkBits } from './sql/prepare-sql.ts'

type Remark = ImportPreview['remarks'][number]
const samples = 5

type Found = {
  value: string
  answer: string
  dayOnly: string
  placeholder: string
  scientific: string
  scientificSamples: string[]
  decimal: string
  decimalSamples: string[]
  future: string
  good: string
}

export async function remarksOf(journeys: Journeys, plan: ImportPlan, rows: number): Promise<Remark[]> {
  if (rows === 0) return [remark('no-rows', 'The file has a header but no rows below it.')]
  const { prepared } = tablesOf(plan.id)
  const bit = (name: keyof typeof remarkBits): string => `countIf(bitAnd(remark, ${remarkBits[name]}) > 0)`
  const [found] = await journeys.rows<Found>(
    `WITH match(user_id, '^[0-9]([.,][0-9]+)?[eE][+]?[0-9]+$') AS is_scientific,
       endsWith(user_id, '.0') AND match(user_id, '^[0-9]+[.]0$') AS is_decimal
     SELECT ${bit('value')} AS value, ${bit('answer')} AS answer, ${bit('dayOnly')} AS dayOnly,
       ${bit('placeholder')} AS placeholder,
       countIf(is_scientific) AS scientific, groupUniqArrayIf(${samples})(user_id, is_scientific) AS scientificSamples,
       countIf(is_decimal) AS decimal, groupUniqArrayIf(${samples})(user_id, is_decimal) AS decimalSamples,
       countIf(problem = 'time-in-future') AS future, countIf(problem = '') AS good
     FROM ${prepared}`,
  )
  if (!found) return []
  const remarks: Remark[] = []
  const add = (count: string, code: string, message: (n: number) => string, which: string[] = []): void => {
    if (Number(count) > 0) remarks.push({ code, message: message(Number(count)), samples: which })
  }
  add(
    found.scientific,
    'suspicious-ids',
    (n) =>
      `${n} rows have a customer id such as "${found.scientificSamples[0]}": a spreadsheet rounded long numbers, so different customers may have become one. Export the column as text.`,
    found.scientificSamples,
  )
  add(
    found.decimal,
    'decimal-ids',
    (n) =>
      `${n} rows have a customer id that ends in ".0". If other files or systems write it without, the customer will not be recognised as the same.`,
    found.decimalSamples,
  )
  add(
    found.value,
    'value-unreadable',
    (n) => `${n} rows have a value that is no number; they are taken without it.`,
  )
  add(
    found.answer,
    'score-out-of-range',
    (n) => `${n} rows have a score outside its scale; they are taken without it.`,
  )
  add(
    found.placeholder,
    'reserved-identifier',
    (n) => `${n} rows have a placeholder as customer id and are taken under their anonymous id.`,
  )
  if (found.dayOnly === found.good) add(found.dayOnly, 'day-only', dayOnlyMessage)
  add(
    found.future,
    'future-dates',
    (n) =>
      `${n} rows lie in the future and are refused. Day and month may be swapped, or the time zone wrong.`,
  )
  remarks.push(...(await lostZeros(journeys, plan)), ...(await scoresAndValues(plan)))
  return remarks
}

const dayOnlyMessage = (): string =>
  'All rows name a day without a time of day. Rows of one customer on one day keep the order of the file.'

/** Ids of nearly always one length, with some shorter ones and none that starts with 0: a spreadsheet cut zeros off. */
async function lostZeros(journeys: Journeys, plan: ImportPlan): Promise<Remark[]> {
  const { prepared } = tablesOf(plan.id)
  const looked = 'row <= 200000'
  const [found] = await journeys.rows<
    Record<'ids' | 'full' | 'short' | 'odd', string> & { longest: number; shortIds: string[] }
  >(
    `WITH (SELECT max(length(user_id)) FROM ${prepared} WHERE problem = '' AND ${looked}) AS most
     SELECT toUInt32(most) AS longest, count() AS ids, countIf(length(user_id) = most) AS full,
       countIf(length(user_id) < most) AS short,
       countIf(NOT match(user_id, '^[1-9][0-9]*$')) AS odd,
       groupArrayIf(${samples})(user_id, length(user_id) < most) AS shortIds
     FROM (SELECT user_id FROM ${prepared} WHERE problem = '' AND ${looked} GROUP BY user_id)`,
  )
  if (!found || Number(found.odd) > 0 || found.longest < 5) return []
  const [ids, full, short] = [Number(found.ids), Number(found.full), Number(found.short)]
  if (ids < 20 || short === 0 || full / ids < 0.85) return []
  return [
    remark(
      'ids-may-have-lost-zeros',
      `${short} customer ids are shorter than the usual ${found.longest} digits. If they once began with 0, a spreadsheet cut the zeros off; export the column as text.`,
      found.shortIds,
    ),
  ]
}

const scoresAndValues = (plan: ImportPlan): Remark[] =>
  plan.place.value !== undefined && plan.place.currency === undefined && plan.constants.currency === ''
    ? [remark('no-currency', 'The values have no currency. Name one in the settings if they are money.')]
    : []

const remark = (code: string, message: string, which: string[] = []): Remark => ({
  code,
  message,
  samples: which,
})
