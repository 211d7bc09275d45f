/** Settings of a PostgreSQL table or query. */
import { z } from 'zod'
import { importFields } from '../../model/import.ts'
import { goneSettings, namesDeletedColumn, unnamedColumn } from '../gone-settings.ts'
import { NewPeople } from '../messages-of.ts'
import { isMapped, ofInteractions, rowsAre, unmapped } from '../record-settings.ts'

const columnTitles: Record<(typeof importFields)[number], string> = {
  customer: 'Customer id',
  anonymous: 'Anonymous id',
  time: 'Time',
  touchpoint: 'What happened',
  channel: 'Channel',
  value: 'Amount',
  currency: 'Currency',
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  rating: 'Rating',
  text: 'Words of the customer',
  order: 'Order number',
  deal: 'Deal number',
  ticket: 'Ticket number',
  messageId: 'Id of the interaction',
}

const columnName = (title: string) => z.string().trim().max(63).optional().meta({ title })

/** The fields of the file importer, and the address by which a customer may be known. */
const columns = z
  .object({
    ...(Object.fromEntries(importFields.map((field) => [field, columnName(columnTitles[field])])) as Record<
      (typeof importFields)[number],
      ReturnType<typeof columnName>
    >),
    email: columnName('E-mail'),
    name: columnName('Name of the customer'),
  })
  .prefault({})
  .meta({
    title: 'Which column holds what',
    description: 'Columns that are not named here are kept with the interaction.',
    ...ofInteractions,
  })

const fields = z.object({
  host: z
    .string('Enter the host')
    .trim()
    .min(1, 'Enter the host')
    .max(255)
    .meta({ title: 'Host', placeholder: 'db.example.com' }),
  port: z.int().min(1).max(65_535).default(5432).meta({ title: 'Port' }),
  database: z.string('Enter the database').trim().min(1).max(63).meta({ title: 'Database' }),
  user: z.string('Enter the user').trim().min(1).max(63).meta({
    title: 'User',
    description: 'One that may only read. Waymark reads in read-only transactions.',
  }),
  password: z.string().max(500).optional().meta({ title: 'Password', writeOnly: true }),
  encryption: z
    .enum(['verify', 'any', 'off'])
    .default('verify')
    .meta({
      title: 'Encryption',
      titles: {
        verify: 'encrypted, with a certificate that is checked',
        any: 'encrypted, any certificate',
        off: 'not encrypted',
      },
    }),
  table: z.string().trim().max(130).optional().meta({ title: 'Table', placeholder: 'public.orders' }),
  query: z
    .string()
    .trim()
    .max(20_000)
    .optional()
    .meta({ title: 'Or a query', description: 'One select, instead of a table.', multiline: true }),
  cursorColumn: z.string('Say which column grows').trim().min(1).max(63).meta({
    title: 'Column that grows',
    description:
      'Such as updated_at or id: only rows beyond the last one are read. Rows without a value come once they have one.',
  }),
  keyColumn: z.string('Say which column is unique').trim().min(1).max(63).meta({
    title: 'Unique column',
    description: 'Tells rows apart that have the same value in the column that grows.',
  }),
  overlap: z.int().min(0).max(604_800).default(120).meta({
    title: 'Look back',
    description: 'Seconds, or numbers: so far back every run looks again for rows that were committed late.',
  }),
  brings: rowsAre.brings,
  repeat: z
    .enum(['row', 'change'])
    .default('row')
    .meta({
      title: 'A row that changes',
      ...ofInteractions,
      titles: {
        row: 'is one interaction',
        change: 'is a new interaction with each value of the column that grows',
      },
    }),
  event: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({
      title: 'What happened',
      description: 'For all rows, where no column says it.',
      placeholder: 'Order placed',
      ...ofInteractions,
    }),
  columns,
  timeZone: z
    .string()
    .trim()
    .max(64)
    .default('UTC')
    .meta({ title: 'Time zone', description: 'Of times that name none.', ...ofInteractions }),
  timeoutSeconds: z.int().min(1).max(600).default(30).meta({ title: 'Give up a question after, seconds' }),
  newPeople: NewPeople.default('customers').meta({ ...NewPeople.meta(), ...ofInteractions }),
  ...goneSettings,
  mapping: rowsAre.mapping,
})

export const PostgresSettings = fields.refine(isMapped, unmapped).refine(namesDeletedColumn, unnamedColumn)

/** Before anybody knows what the columns are called. */
export const PostgresTrial = fields.extend({
  cursorColumn: fields.shape.cursorColumn.optional(),
  keyColumn: fields.shape.keyColumn.optional(),
})
export type PostgresTrial = z.infer<typeof PostgresTrial>

export type PostgresSettings = z.infer<typeof PostgresSettings>
