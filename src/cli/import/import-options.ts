/** The options of `waymark import`, and what they change in the settings of an import. */
import { Command, InvalidArgumentError } from 'commander'
import { type ImportField, ImportSettings, importFields, TimeForm } from '../../model/import.ts'

export type ImportOptions = Partial<Record<ImportField, string>> & {
  touchpointName?: string
  channelName?: string
  currencyCode?: string
  timeForm?: TimeForm
  timeZone?: string
  customerPrefix?: string
  delimiter?: string
  encoding?: string
  sheet?: string
  refused?: string
  dryRun?: boolean
  json?: boolean
}

const meanings: Record<ImportField, string> = {
  customer: 'the customer',
  anonymous: 'an anonymous visitor or device',
  time: 'the time',
  touchpoint: 'the touchpoint (event, activity)',
  channel: 'the channel',
  value: 'an amount of money',
  currency: 'the currency',
  nps: 'an NPS answer, 0 to 10',
  csat: 'a CSAT answer, 1 to 5',
  ces: 'a customer effort answer, 1 to 7',
  rating: 'a rating, 1 to 5',
  text: 'what the customer wrote',
  order: 'an order number',
  deal: 'a deal number',
  ticket: 'a ticket number',
  messageId: 'an id of the interaction itself',
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export function importCommandWithOptions(): Command {
  const command = new Command('import')
    .description(
      'Takes a file of interactions in: CSV, Excel (.xlsx), NDJSON, Parquet or XES, each also gzipped.',
    )
    .argument('<file>', 'the file')
  for (const field of importFields)
    command.option(`--${dashed(field)} <column>`, `column of ${meanings[field]}`)
  return command
    .option('--touchpoint-name <name>', 'one touchpoint for all rows')
    .option('--channel-name <name>', 'one channel for all rows')
    .option('--currency-code <code>', 'one currency for all rows, e.g. EUR')
    .option('--customer-prefix <text>', 'put before ids of customers, such as "hubspot:"')
    .option('--time-form <form>', `how times are written: ${TimeForm.options.join(', ')}`, readTimeForm)
    .option('--time-zone <zone>', 'zone of times that name none, e.g. Europe/Berlin (default UTC)')
    .option('--delimiter <sign>', 'what separates the cells of a CSV file', readDelimiter)
    .option('--encoding <name>', 'encoding of a text file, e.g. windows-1252')
    .option('--sheet <name>', 'sheet of a workbook (default: the first with rows)')
    .option('--refused <path>', 'write refused rows with their reasons to this CSV file')
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'print the counts as JSON: rows, accepted, refused, duplicates, customers, touchpoints')
}

const readTimeForm = (text: string): TimeForm => {
  const read = TimeForm.safeParse(text)
  if (!read.success) throw new InvalidArgumentError(`It must be one of ${TimeForm.options.join(', ')}.`)
  return read.data
}

export const readDelimiter = (text: string): string => {
  const sign = text === '\\t' || text === 'tab' ? '\t' : text
  if (sign.length !== 1) throw new InvalidArgumentError('It must be one sign, or "tab".')
  return sign
}

/** Null when the options ask for nothing that the settings do not say already. */
export function changedSettings(settings: ImportSettings, options: ImportOptions): ImportSettings | null {
  const columns = { ...settings.columns }
  for (const field of importFields) {
    const wanted = options[field]
    if (wanted === undefined) continue
    for (const other of importFields) if (columns[other] === wanted) delete columns[other]
    columns[field] = wanted
  }
  const constants = { ...settings.constants }
  const constant = (field: keyof typeof constants, value: string | undefined): void => {
    if (value === undefined) return
    constants[field] = value
    if (options[field] === undefined) delete columns[field]
  }
  constant('touchpoint', options.touchpointName)
  constant('channel', options.channelName)
  constant('currency', options.currencyCode)
  const wanted: ImportSettings = {
    ...settings,
    columns,
    constants,
    // Another column may write times in another way.
    timeForm: options.timeForm ?? (columns.time === settings.columns.time ? settings.timeForm : undefined),
    customerPrefix: options.customerPrefix ?? settings.customerPrefix,
    timeZone: options.timeZone ?? settings.timeZone,
    delimiter: options.delimiter ?? settings.delimiter,
    encoding: options.encoding ?? settings.encoding,
    sheet: options.sheet ?? settings.sheet,
  }
  const same = JSON.stringify(ImportSettings.parse(wanted)) === JSON.stringify(ImportSettings.parse(settings))
  return same ? null : wanted
}
