/** The options of `waymark import records`, and what they change in the settings of an import. */
import { readFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import {
  ImportColumn,
  type ImportedType,
  importedTypes,
  newTarget,
  type RecordImport,
  RecordImportSettings,
} from '../../model/crm/record-import.ts'
import { recordTypes } from '../../model/crm/types/index.ts'
import { readDelimiter } from './import-options.ts'

/** By column: what it is, how it is read as well, or null: it is left out. */
const Mapping = z.record(z.string(), z.union([z.null(), z.string(), ImportColumn.omit({ column: true })]))
type Mapping = z.infer<typeof Mapping>

export type RecordOptions = {
  type?: ImportedType
  preset?: string
  map?: string
  match?: string[]
  known?: RecordImportSettings['known']
  unknown?: RecordImportSettings['unknown']
  near?: 'create' | 'empty'
  newFields?: boolean
  currency?: string
  timeZone?: string
  sheet?: string
  delimiter?: string
  encoding?: string
  refused?: string
  dryRun?: boolean
  json?: boolean
}

const words = importedTypes.map((type) => recordTypes[type].plural.toLowerCase())

function readType(text: string): ImportedType {
  const type = importedTypes.find(
    (each) => each === text.toLowerCase() || recordTypes[each].plural.toLowerCase() === text.toLowerCase(),
  )
  if (!type) throw new InvalidArgumentError(`It must be one of ${words.join(', ')}.`)
  return type
}

export const recordsCommandWithOptions = (): Command =>
  new Command('records')
    .description('Takes a file of records in: CSV, Excel (.xlsx), NDJSON or Parquet, each also gzipped.')
    .argument('<file>', 'the file')
    .option('--type <type>', `what the rows are: ${words.join(', ')} (default: the file says it)`, readType)
    .option('--preset <program>', 'go on only if it is known as an export of this program, e.g. hubspot')
    .option('--map <path>', 'JSON file that says what columns are: {"Column": "field", "Other": null}')
    .option('--match <fields>', 'fields by which records are recognised, e.g. externalId,email', (text) =>
      text.split(',').map((field) => field.trim()),
    )
    .addOption(
      new Option('--known <what>', 'records that are there (default update)').choices([
        'update',
        'fill',
        'leave',
      ]),
    )
    .addOption(
      new Option('--unknown <what>', 'rows that are no record yet (default create)').choices([
        'create',
        'leave',
      ]),
    )
    .addOption(
      new Option(
        '--near <what>',
        'names that only resemble others: make new records, or leave empty',
      ).choices(['create', 'empty']),
    )
    .option('--new-fields', 'columns that nobody knows become fields')
    .option('--currency <code>', 'of amounts that name none, e.g. EUR')
    .option('--time-zone <zone>', 'zone of times that name none, e.g. Europe/Berlin (default UTC)')
    .option('--sheet <name>', 'sheet of a workbook (default: the first with rows)')
    .option('--delimiter <sign>', 'what separates the cells of a CSV file', readDelimiter)
    .option('--encoding <name>', 'encoding of a text file, e.g. windows-1252')
    .option('--refused <path>', 'write rows that are not taken, with their reasons, to this CSV file')
    .option('--dry-run', 'only say what would happen')
    .option(
      '--json',
      'print the counts as JSON: rows, create, update, skip, merged, conflict, refused, consents',
    )

export async function readMapping(path: string | undefined): Promise<Mapping> {
  if (path === undefined) return {}
  try {
    return Mapping.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    throw appError(
      'request.invalid',
      `"${path}" says nothing of columns. It must be a JSON object such as {"Column": "email", "Other": null}.`,
      { path },
      cause,
    )
  }
}

const given = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>

/** What has to be known before columns can be: they are found anew in what is read then. */
export function readOtherwise(made: RecordImport, options: RecordOptions): RecordImportSettings | null {
  const wanted = given({
    ...{ sheet: options.sheet, delimiter: options.delimiter, encoding: options.encoding },
  })
  if (Object.keys(wanted).length === 0) return null
  const settings = made.settings ?? { type: options.type ?? 'customer' }
  return RecordImportSettings.parse({ ...settings, ...wanted, columns: [], match: [] })
}

function expectColumns({ preview }: RecordImport, mapping: Mapping): void {
  const columns = new Set(preview?.columns.map(({ name }) => name))
  const absent = Object.keys(mapping).find((name) => !columns.has(name))
  if (absent !== undefined)
    throw appError(
      'import.column-missing',
      `The file has no column "${absent}". Its columns are: ${[...columns].join(', ')}.`,
      { column: absent },
    )
}

function expectPreset({ preview }: RecordImport, wanted: string | undefined): void {
  if (wanted === undefined || preview?.preset?.toLowerCase() === wanted.toLowerCase()) return
  throw appError(
    'request.invalid',
    `The file is not known as an export of ${wanted}${preview?.preset ? `, but as one of ${preview.preset}` : ''}. Leave --preset out, and say with --map what its columns are.`,
  )
}

/** Null when the options ask for nothing that the settings do not say already. */
export function changedSettings(
  made: RecordImport,
  mapping: Mapping,
  options: RecordOptions,
): RecordImportSettings | null {
  const { settings, preview } = made
  if (!settings || !preview) return null
  expectPreset(made, options.preset)
  expectColumns(made, mapping)
  const near = new Set(
    preview.relations.filter(({ state }) => state !== 'unknown').map(({ column }) => column),
  )
  const kept = settings.columns.filter(({ column }) => !(column in mapping))
  const mapped = Object.entries(mapping).flatMap(([column, one]): ImportColumn[] =>
    one === null ? [] : [typeof one === 'string' ? { column, target: one } : { column, ...one }],
  )
  const known = new Set([...kept, ...mapped].map(({ column }) => column))
  const unknown = preview.columns.filter(
    ({ name, filled }) => filled > 0 && !known.has(name) && !(name in mapping),
  )
  const becoming = options.newFields ? unknown.map(({ name }) => ({ column: name, target: newTarget })) : []
  const columns = [...kept, ...mapped, ...becoming].map((one) =>
    options.near && near.has(one.column) ? { ...one, near: options.near } : one,
  )
  const { match, known: there, unknown: absent, currency, timeZone } = options
  const wanted = {
    ...settings,
    columns,
    ...given({ match, known: there, unknown: absent, currency, timeZone }),
  }
  const same = JSON.stringify(wanted) === JSON.stringify(settings)
  return same ? null : RecordImportSettings.parse(wanted)
}
