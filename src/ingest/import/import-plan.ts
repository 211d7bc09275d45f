/** What the settings of an import mean for the columns of its file. */
import type { ImportField, ImportSettings, TimeForm } from '../../model/import.ts'

export type ImportPlan = {
  /** number of the import, which also names its tables */
  id: number
  columns: readonly string[]
  /** what stands between the cells of a text file */
  delimiter: string
  /** place of the column that a field is read from */
  place: Partial<Record<ImportField, number>>
  /** places of the columns that are kept as properties */
  properties: readonly number[]
  constants: { touchpoint: string; channel: string; currency: string }
  timeForm: TimeForm
  timeZone: string
  decimalComma: boolean
  /** put before the customer’s id: the one that records of another program’s customers have */
  customerPrefix: string
}

export const tablesOf = (id: number) => ({
  staging: `staging_${id}`,
  prepared: `prepared_${id}`,
  repeats: `repeats_${id}`,
  stored: `stored_${id}`,
  kinds: `kinds_${id}`,
  texts: `texts_${id}`,
  known: `known_${id}`,
})

/** Columns that the settings name but the file does not have are not part of the plan; see `missingColumns`. */
export function importPlan(
  id: number,
  file: { columns: readonly string[]; delimiter: string },
  settings: ImportSettings,
  decimalComma: boolean,
): ImportPlan {
  const { columns, delimiter } = file
  const place: ImportPlan['place'] = {}
  for (const [field, name] of Object.entries(settings.columns) as [ImportField, string][]) {
    const index = columns.indexOf(name)
    if (index >= 0) place[field] = index
  }
  const used = new Set(Object.values(place))
  // By name, so that the same record is the same whatever the order of the columns.
  const properties = columns
    .map((_, index) => index)
    .filter((index) => !used.has(index))
    .sort((a, b) => ((columns[a] ?? '') < (columns[b] ?? '') ? -1 : 1))
  const { touchpoint = '', channel = '', currency = '' } = settings.constants
  return {
    id,
    columns,
    delimiter,
    place,
    properties,
    constants: { touchpoint, channel, currency },
    timeForm: settings.timeForm ?? 'iso',
    timeZone: settings.timeZone,
    decimalComma,
    customerPrefix: settings.customerPrefix ?? '',
  }
}
