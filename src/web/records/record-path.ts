/** Where a record has its page: a customer's is the one with her journeys. */
import type { RecordType } from '../../model/crm/record-type.ts'

export const recordPath = (type: RecordType, id: string): string =>
  type === 'customer' ? `/customers/${encodeURIComponent(id)}` : `/records/${type}/${encodeURIComponent(id)}`

export const listPath = (type: RecordType): string => `/records/${type}`
