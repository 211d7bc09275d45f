/** Settings about rows that are deleted in the other system. */
import { z } from 'zod'

const ofRecords = { brings: 'records' }

export const goneSettings = {
  deleted: z
    .enum(['stay', 'compare', 'column'])
    .default('stay')
    .meta({
      title: 'A row that is deleted there',
      when: ofRecords,
      titles: {
        stay: 'stays here',
        compare: 'is deleted here: all keys are compared from time to time',
        column: 'is deleted here: a column says so',
      },
    }),
  deletedColumn: z
    .string()
    .trim()
    .max(63)
    .optional()
    .meta({
      title: 'Column that says so',
      description: 'Such as deleted_at. Empty, no, false and 0 mean that the row is there.',
      when: { ...ofRecords, deleted: 'column' },
    }),
  compareHours: z
    .int()
    .min(1)
    .max(720)
    .default(24)
    .meta({
      title: 'Compare all keys every, hours',
      description: 'And with each run by hand.',
      when: { ...ofRecords, deleted: 'compare' },
    }),
  deletedShare: z
    .int()
    .min(1)
    .max(100)
    .default(10)
    .meta({
      title: 'Delete at most, % of its records',
      description:
        'If more are gone at once, nothing is deleted until somebody says yes. Deleted records can be restored.',
      when: { ...ofRecords, deleted: ['compare', 'column'] },
    }),
}

export const namesDeletedColumn = ({
  brings,
  deleted,
  deletedColumn,
}: {
  brings: string
  deleted: string
  deletedColumn?: string | undefined
}): boolean => brings !== 'records' || deleted !== 'column' || Boolean(deletedColumn)
export const unnamedColumn = {
  path: ['deletedColumn'],
  error: 'Say which column says that a row was deleted',
}

/** Read from the settings of any connector. */
export const GoneWanted = z.object({
  deleted: z.enum(['stay', 'compare', 'column']).default('stay'),
  compareHours: z.number().default(24),
  deletedShare: z.number().default(10),
})

/** By what it is seen that a row is gone. */
export const GoneLook = GoneWanted.pick({ deleted: true }).extend({ deletedColumn: z.string().default('') })
export type GoneWanted = z.infer<typeof GoneWanted>
