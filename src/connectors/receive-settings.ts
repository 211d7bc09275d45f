/** Settings of every connector that is called by the other system. */
import { z } from 'zod'
import type { Reading } from './connector.ts'
import { NewPeople } from './messages-of.ts'

export const receiveSettings = {
  newPeople: NewPeople.default('customers'),
  keepDays: z.int().min(1).max(365).default(30).meta({
    title: 'Keep what was received, days',
    description: 'As long as it is kept, it can be replayed.',
  }),
}
export type ReceivedSettings = { newPeople: NewPeople; keepDays: number; records?: boolean }

/** Of systems whose things we know. */
export const recordSettings = (what: string) => ({
  records: z
    .boolean()
    .default(true)
    .meta({
      title: 'Keep records',
      description: `${what} also appear in the lists of the CRM. What the other system changes later is changed there too.`,
    }),
})

/** Of systems that mark what is only tried out. */
export const tests = {
  tests: z
    .enum(['keep', 'count'])
    .default('keep')
    .meta({
      title: 'Orders and payments of the test mode',
      titles: { keep: 'are kept, and not counted', count: 'count like real ones' },
    }),
}
export const ofTest = (
  isTest: boolean,
  { tests: wish }: { tests: 'keep' | 'count' },
): Extract<Reading, { kind: 'unknown' }> | undefined =>
  isTest && wish === 'keep'
    ? { kind: 'unknown', why: 'It was sent in test mode; it is kept, and not counted. See the settings.' }
    : undefined

/** The secret that the other system signs with. */
export const signingSecret = (title: string, description: string) =>
  z
    .string(`Enter the ${title.toLowerCase()}`)
    .min(8, `The ${title.toLowerCase()} has at least 8 characters`)
    .max(500)
    .meta({ title, description, writeOnly: true })
