/** Settings of connectors whose rows are things that happened, or records. */
import { z } from 'zod'
import { becomesField, importedTypes, RecordImportSettings } from '../model/crm/record-import.ts'

const typeWords = `${importedTypes.slice(0, -1).join(', ')} or ${importedTypes.at(-1)}`

export const rowsAre = {
  brings: z
    .enum(['interactions', 'records'])
    .default('interactions')
    .meta({
      title: 'A row is',
      description: `A record of the CRM is a ${typeWords}. Its own changes are told as interactions.`,
      titles: { interactions: 'something that happened', records: 'a record of the CRM' },
    }),
  // Not the schema itself: the document of the API knows that by its name, and would only refer to it.
  mapping: z
    .object(RecordImportSettings.shape)
    .refine(({ columns }) => !columns.some(becomesField), 'Add new fields under Settings, Fields first')
    .optional()
    .meta({
      title: 'The records',
      editor: 'record-mapping',
      when: { brings: 'records' },
    }),
}

/** What only one of the two has to say. */
export const ofInteractions = { when: { brings: 'interactions' } }

type Rows = { brings: 'interactions' | 'records'; mapping?: RecordImportSettings | undefined }

export const isMapped = ({ brings, mapping }: Rows): boolean => brings !== 'records' || mapping !== undefined
export const unmapped = {
  path: ['mapping'],
  error: 'Press Test, and say what the columns of the records are',
}

/** Read from the settings of any connector. */
export const RecordsWanted = z.object({
  brings: z.enum(['interactions', 'records']).default('interactions'),
  mapping: RecordImportSettings.optional(),
})
