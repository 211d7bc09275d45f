/** What connections that bring files have to say about them. */
import { z } from 'zod'
import type { RecordImportSettings } from '../model/crm/record-import.ts'
import type { FileToImport } from './connector.ts'
import { ofInteractions, rowsAre } from './record-settings.ts'

const column = (title: string) => z.string().trim().max(200).optional().meta({ title })

export const fileSettings = {
  ...rowsAre,
  columns: z
    .object({
      customer: column('Customer id'),
      anonymous: column('Anonymous id'),
      time: column('Time'),
      touchpoint: column('What happened'),
      channel: column('Channel'),
      value: column('Amount'),
      currency: column('Currency'),
      nps: column('NPS'),
      csat: column('CSAT'),
      rating: column('Rating'),
      text: column('Words of the customer'),
      order: column('Order number'),
      deal: column('Deal number'),
      ticket: column('Ticket number'),
      messageId: column('Id of the interaction'),
    })
    .prefault({})
    .meta({
      title: 'Which column holds what',
      description: 'Those left empty are recognised by their names and contents.',
      ...ofInteractions,
    }),
  touchpoint: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({
      title: 'What happened',
      description: 'For all rows, where no column says it.',
      ...ofInteractions,
    }),
  timeZone: z
    .string()
    .trim()
    .max(64)
    .default('UTC')
    .meta({ title: 'Time zone', description: 'Of times that name none.', ...ofInteractions }),
}

type FileSettings = {
  columns: Record<string, string | undefined>
  touchpoint: string
  timeZone: string
  brings: 'interactions' | 'records'
  mapping?: RecordImportSettings | undefined
}

export const fileToImport = (
  { changed, ...file }: { name: string; path: string; bytes: number; changed: number },
  { columns, touchpoint, timeZone, brings, mapping }: FileSettings,
): FileToImport => ({
  ...file,
  columns: Object.fromEntries(
    Object.entries(columns).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ),
  touchpoint,
  timeZone,
  ...(brings === 'records' && mapping ? { records: { mapping, changed } } : {}),
})
