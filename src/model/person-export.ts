/** Everything that is known about one person, as it is handed to her. */
import { z } from 'zod'
import { ConsentEntry } from './crm/consent.ts'
import { CrmRecord, Labels, RecordChange } from './crm/crm-record.ts'
import { RecordFile } from './crm/record-file.ts'
import { Customer, MergeEntry, TimelineEntry } from './customer.ts'
import { Merge } from './merge.ts'

export const personExportSchema = 'waymark.person-export/1'

export const PersonExport = z.object({
  schema: z.literal(personExportSchema).describe('the name and version of this shape'),
  exportedAt: z.string(),
  person: Customer.nullable().describe('who she is by her interactions; null: there are none'),
  records: z.array(z.object({ record: CrmRecord, history: z.array(RecordChange) })),
  labels: Labels,
  leftOut: z.object({
    privateNotes: z
      .number()
      .int()
      .describe('notes about her that somebody else wrote for themselves alone; they are not in here'),
  }),
  consents: z.array(ConsentEntry),
  files: z.array(
    RecordFile.extend({
      content: z.string().nullable().describe('base64; null: too large to be put in here'),
    }),
  ),
  interactions: z.array(TimelineEntry.extend({ traits: z.record(z.string(), z.string()) })),
  identity: z.array(MergeEntry).describe('why these ids are one person'),
  merges: z.array(Merge),
  warnings: z.array(z.object({ at: z.string(), reason: z.string(), payload: z.string() })),
  received: z
    .array(z.object({ at: z.string(), from: z.string(), payload: z.string() }))
    .describe('what connected systems sent about her, as long as it is kept'),
  told: z
    .array(z.object({ at: z.string(), happening: z.string(), to: z.string(), state: z.string() }))
    .describe('which systems were told of her by webhooks, as long as that is kept'),
})
export type PersonExport = z.infer<typeof PersonExport>
