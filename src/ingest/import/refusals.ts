/** Why a row of a file is not taken: the code, what to do, and the field whose cell is to blame. */

import { troubles } from '../../files/readers/troubles.ts'
import type { ImportField } from '../../model/import.ts'

const fieldRefusals = {
  'customer-missing': 'The row names no customer. Fill the customer column, or choose another column for it.',
  'reserved-identifier':
    'The customer id is a placeholder (such as "null" or "guest") and stands for nobody.',
  'time-missing': 'The row has no time. Fill the time column, or choose another column for it.',
  'time-unreadable':
    'The time cannot be read in the form of this column. Correct the cell, or choose another form of time.',
  'time-before-1970': 'The time is before 1970. Correct the cell, or choose another form of time.',
  'time-in-future':
    'The time is more than 24 hours ahead. Correct the cell, or check whether day and month are swapped.',
  'touchpoint-missing': 'The row names no touchpoint. Fill the cell, or give one touchpoint for all rows.',
  erased: 'The row is about a person who was erased. An admin can let her back in, in Settings, Erasures.',
} as const

export type RefusalCode = keyof typeof fieldRefusals | keyof typeof troubles

export const refusalMessages: Readonly<Record<string, string>> = { ...fieldRefusals, ...troubles }

/** In the order in which their columns are shown as the cause; the first mapped one is. */
export const fieldsOfRefusal: Readonly<Record<string, readonly ImportField[]>> = {
  'customer-missing': ['customer', 'anonymous'],
  'reserved-identifier': ['customer', 'anonymous'],
  'time-missing': ['time'],
  'time-unreadable': ['time'],
  'time-before-1970': ['time'],
  'time-in-future': ['time'],
  'touchpoint-missing': ['touchpoint'],
}
