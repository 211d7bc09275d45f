/** The dry run: reads the whole file, recognises its columns, and says what importing it would do. */

import { findTimeForm, timeFormTitles, timePatterns } from '../../files/time-forms.ts'
import { appError } from '../../model/app-error.ts'
import type { ImportPreview, ImportSettings, TimeForm } from '../../model/import.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { ErasedPeople } from '../../storage/records/erased-people.ts'
import { type ImportPlan, importPlan, tablesOf } from './import-plan.ts'
import type { CustomersByEmail } from './known-customers.ts'
import { findStored, prepare } from './prepare.ts'
import { type PreviewParts, preview, type Remark } from './preview.ts'
import { programPrefix } from './recognise/program-ids.ts'
import { type ColumnSample, recogniseColumns } from './recognise/recognise-columns.ts'
import { literal, trimmed } from './sql/text-sql.ts'
import type { StagedFile } from './staged-files.ts'

const rowsLookedAt = 2_000

export type Checked = { plan: ImportPlan | null; preview: ImportPreview }
export type CheckParts = {
  journeys: Journeys
  id: number
  fileName: string
  file: StagedFile
  settings: ImportSettings
  /** Fill in what the settings do not say. Off once a person has seen and saved them. */
  recognise: boolean
  erased: ErasedPeople
  customersByEmail: CustomersByEmail
  now: Date
  onRows(rows: number): void
  signal?: AbortSignal
}

export async function checkFile(parts: CheckParts): Promise<Checked> {
  const { journeys, id, file, now, onRows, signal } = parts
  const samples = await samplesOf(journeys, id, file)
  const look = await recognised(parts, samples)
  const { settings, remarks } = look
  const plan = importPlan(id, file, settings, usesDecimalComma(settings, samples))
  const { format, sheets, sheet, rows } = file
  const shown = { format, settings, sheets, sheet, columns: look.columns, rows }
  const missing = missingField(plan)
  if (missing) return { plan: null, preview: nothingTaken(shown, [...file.remarks, ...remarks], missing) }
  const { erased, customersByEmail } = parts
  const known = await prepare(journeys, plan, file.rows, { now, erased, customersByEmail }, onRows, signal)
  if (known > 0) remarks.push(knownByEmail(known))
  await findStored(journeys, id, file.rows)
  return {
    plan,
    preview: await preview(journeys, plan, { ...shown, remarks: [...file.remarks, ...remarks] }),
  }
}

/** Rows from the whole file: exports are often sorted, so their beginning is like nothing else in them. */
async function samplesOf(journeys: Journeys, id: number, file: StagedFile): Promise<ColumnSample[]> {
  const step = Math.max(1, Math.floor(file.rows / rowsLookedAt))
  const cells = file.columns.map((_, index) => `c${index}`)
  const rows = await journeys.rows<Record<string, string>>(
    `SELECT ${cells.map((cell) => `substringUTF8(${cell}, 1, 500) AS ${cell}_`).join(', ')} FROM ${tablesOf(id).staging}
     WHERE trouble = '' AND (row <= 100 OR row % {step:UInt64} = 0) ORDER BY row LIMIT ${rowsLookedAt * 2}`,
    { step },
  )
  return file.columns.map((name, index) => ({ name, cells: rows.map((row) => row[`c${index}_`] ?? '') }))
}

type Look = { settings: ImportSettings; columns: ImportPreview['columns']; remarks: Remark[] }

async function recognised(parts: CheckParts, samples: readonly ColumnSample[]): Promise<Look> {
  const { settings, file, recognise, fileName } = parts
  refuseUnknownColumns(settings, file.columns)
  const found = recogniseColumns(samples, settings.columns)
  const columns = recognise ? found.columns : settings.columns
  const customerPrefix =
    recognise && settings.columns.customer === undefined
      ? prefixOf(columns.customer, samples)
      : settings.customerPrefix
  const time = await timeFormOf(parts, columns.time, samples)
  const constants = { ...settings.constants }
  if (columns.touchpoint === undefined && !constants.touchpoint) constants.touchpoint = titleOf(fileName)
  const symbol = columns.value === undefined ? undefined : currencySign(samples, columns.value)
  if (symbol && columns.currency === undefined && !constants.currency) constants.currency = symbol
  const fieldOf = new Map(Object.entries(columns).map(([field, name]) => [name, field]))
  const others = found.otherCustomers.filter((name) => !fieldOf.has(name))
  return {
    settings: {
      ...settings,
      columns,
      constants,
      ...(customerPrefix ? { customerPrefix } : {}),
      ...(time.form ? { timeForm: time.form } : {}),
    },
    columns: samples.map(({ name, cells }) => {
      const filled = cells.filter((cell) => cell.trim() !== '')
      const field = (fieldOf.get(name) ?? null) as ImportPreview['columns'][number]['field']
      return {
        name,
        samples: [...new Set(filled)].slice(0, 5).map((cell) => cell.slice(0, 200)),
        filled: cells.length === 0 ? 0 : filled.length / cells.length,
        field,
        reason:
          (field === null ? undefined : (found.reasons.get(name) ?? 'Chosen by you.')) ??
          'Kept as a property of each interaction.',
      }
    }),
    remarks: [
      ...time.remarks,
      ...(others.length > 0 ? [severalCustomers(columns.customer ?? '', others)] : []),
    ],
  }
}

function prefixOf(column: string | undefined, samples: readonly ColumnSample[]): string | undefined {
  const cells = samples.find(({ name }) => name === column)?.cells.filter((cell) => cell.trim() !== '') ?? []
  return column === undefined ? undefined : programPrefix(column, cells)
}

function refuseUnknownColumns(settings: ImportSettings, columns: readonly string[]): void {
  for (const [field, name] of Object.entries(settings.columns))
    if (name !== undefined && !columns.includes(name))
      throw appError(
        'import.column-missing',
        `The file has no column "${name}" for ${field}. Its columns are: ${columns.join(', ')}.`,
        { field, column: name, columns },
      )
}

async function timeFormOf(
  { journeys, id, settings, file }: CheckParts,
  column: string | undefined,
  samples: readonly ColumnSample[],
): Promise<{ form: TimeForm | undefined; remarks: Remark[] }> {
  if (column === undefined) return { form: settings.timeForm, remarks: [] }
  if (settings.timeForm) return { form: settings.timeForm, remarks: [] }
  const index = file.columns.indexOf(column)
  const finding = findTimeForm(samples[index]?.cells ?? [])
  if (!finding) return { form: 'iso', remarks: [] }
  if (finding.form !== 'day-month-year' && finding.form !== 'month-day-year')
    return { form: finding.form, remarks: [] }
  // One cell anywhere in the file can settle what the sample leaves open.
  const [counts] = await journeys.rows<{ dayFirst: string; monthFirst: string }>(
    `WITH ${trimmed(`c${index}`)} AS cell, extractAll(cell, '[0-9]+') AS numbers
     SELECT countIf(toUInt32OrZero(numbers[1]) > 12) AS dayFirst, countIf(toUInt32OrZero(numbers[2]) > 12) AS monthFirst
     FROM ${tablesOf(id).staging} WHERE match(cell, ${literal(timePatterns['day-month-year'])})`,
  )
  const [dayFirst, monthFirst] = [Number(counts?.dayFirst ?? 0), Number(counts?.monthFirst ?? 0)]
  if (dayFirst === 0 && monthFirst === 0)
    return { form: finding.form, remarks: finding.ambiguous ? [ambiguousDates(column, finding.form)] : [] }
  return { form: monthFirst > dayFirst ? 'month-day-year' : 'day-month-year', remarks: [] }
}

const ambiguousDates = (column: string, form: TimeForm): Remark => ({
  code: 'ambiguous-dates',
  message: `Every date in "${column}" could be day/month or month/day. They are read as ${timeFormTitles[form]}; choose the other form if that is wrong.`,
  samples: [],
})

const knownByEmail = (customers: number): Remark => ({
  code: 'known-by-email',
  message: `${customers} of the e-mail addresses belong to customers who are here: their rows go to these.`,
  samples: [],
})

const severalCustomers = (taken: string, others: readonly string[]): Remark => ({
  code: 'several-customer-columns',
  message: `"${taken}" is taken as the customer; ${others.map((name) => `"${name}"`).join(', ')} could be it too. Choose another column if that is wrong.`,
  samples: [...others],
})

/** "1.234,56" and "12,5" but never "12.50". */
function usesDecimalComma(settings: ImportSettings, samples: readonly ColumnSample[]): boolean {
  const cells = samples.find(({ name }) => name === settings.columns.value)?.cells ?? []
  const ends = (pattern: RegExp): boolean => cells.some((cell) => pattern.test(cell.trim()))
  return ends(/\d,\d{1,2}\D*$/) && !ends(/\d\.\d{1,2}\D*$/)
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' }

function currencySign(samples: readonly ColumnSample[], column: string): string | undefined {
  const cells = samples.find(({ name }) => name === column)?.cells.filter((cell) => cell.trim() !== '') ?? []
  const found = new Set(cells.map((cell) => /[€$£]/.exec(cell)?.[0]))
  const [only] = found
  return found.size === 1 && only !== undefined ? signs[only] : undefined
}

/** "online_retail.csv.gz" becomes "Online retail". */
function titleOf(fileName: string): string {
  const bare = fileName
    .replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim()
  return bare === '' ? 'Interaction' : bare.charAt(0).toUpperCase() + bare.slice(1, 100)
}

function missingField(plan: ImportPlan): 'customer' | 'time' | null {
  if (plan.place.customer === undefined && plan.place.anonymous === undefined) return 'customer'
  return plan.place.time === undefined ? 'time' : null
}

function nothingTaken(
  shown: Omit<PreviewParts, 'remarks'>,
  remarks: Remark[],
  field: 'customer' | 'time',
): ImportPreview {
  const { rows, ...rest } = shown
  const code = `no-${field}-column`
  const message = `No column was recognised as the ${field}. Choose one.`
  return {
    ...rest,
    counts: { rows, accepted: 0, refused: rows, duplicates: 0, customers: 0, touchpoints: 0 },
    timeRange: null,
    touchpoints: [],
    refusals: rows === 0 ? [] : [{ code, message, rows, samples: [] }],
    remarks: [{ code, message, samples: [] }, ...remarks],
  }
}
