/** Whether what another system tells is about somebody who was erased: then nothing of it is kept. */
import { homeOf } from '../journey/hash.ts'
import type { ItemResult } from '../model/message.ts'
import { type ErasedPeople, erasedPeopleOf } from '../storage/records/erased-people.ts'
import type { Db } from './connection-rows.ts'

const isErased = (text: string, erased: ErasedPeople): boolean =>
  erased.has(homeOf('user', text)) ||
  erased.has(homeOf('anonymous', text)) ||
  (text.includes('@') && erased.has(homeOf('email', text.toLowerCase())))

/** Hashes find whole values only, so she is not found inside a sentence. */
function names(value: unknown, erased: ErasedPeople): boolean {
  if (typeof value === 'string') return isErased(value.trim(), erased)
  if (typeof value === 'number') return isErased(String(value), erased)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => names(part, erased))
}

export function namesErased(db: Db, value: unknown): boolean {
  const erased = erasedPeopleOf(db)
  return !erased.isEmpty && names(value, erased)
}

export function payloadNamesErased(db: Db, payload: string): boolean {
  if (erasedPeopleOf(db).isEmpty) return false
  try {
    return namesErased(db, JSON.parse(payload))
  } catch {
    return false
  }
}

export const wasOfErased = (answer: ItemResult | undefined): boolean =>
  answer?.status === 'refused' && answer.code === 'erased'
