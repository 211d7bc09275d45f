/** Ids of new records: they sort by the time they were made. */
import { randomBytes } from 'node:crypto'
import { homeOf } from '../journey/hash.ts'

export const newRecordId = (now: Date): string =>
  now.getTime().toString(36).padStart(9, '0') +
  randomBytes(8).readBigUInt64BE().toString(36).padStart(13, '0')

/** A customer's record has the number under which her interactions are stored. */
export const customerIdOf = (externalId: string): string => String(homeOf('user', externalId))

/** Whether an external id was made here because nobody gave one. */
export const isMadeId = (externalId: string): boolean => /^[0-9a-z]{22}$/.test(externalId)
