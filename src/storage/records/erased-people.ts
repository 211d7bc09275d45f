/** Knows who was erased, by keyed hashes of the numbers that identifiers stand under; the key lies beside the store, not in it. */
import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import { saveSetting, settingOf } from './settings.ts'
import type { Tables } from './tables.ts'

export type ErasedPeople = {
  /** None was ever erased: then nothing has to be hashed. */
  readonly isEmpty: boolean
  /** Whether this home (of a user id, a device or an address) is one of somebody who was erased. */
  has(home: bigint): boolean
  hashOf(home: bigint): string
  add(hashes: Iterable<string>): void
  remove(hashes: Iterable<string>): void
}

const nobody: ErasedPeople = {
  isEmpty: true,
  has: () => false,
  hashOf: () => '',
  add: () => {},
  remove: () => {},
}

const ofStores = new WeakMap<Kysely<Tables>, ErasedPeople>()

/** Everybody who writes about people asks here, whoever opened the store. */
export const erasedPeopleOf = (db: Kysely<Tables>): ErasedPeople => ofStores.get(db) ?? nobody

const checkName = 'erasure.key'
const Check = z.object({ check: z.string() })

/** To be called before anything is taken in. */
export async function openErasedPeople(db: Kysely<Tables>, key: string): Promise<ErasedPeople> {
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const known = new Set(
    (await db.selectFrom('erased_identifier').select('hash').execute()).map((row) => row.hash),
  )
  const check = hash('the key of the erasures')
  const kept = await settingOf(db, checkName, Check)
  if (known.size > 0 && kept?.check !== check)
    throw appError(
      'store.damaged',
      'The file erasure-key.txt in the data folder is not the one that the erasures were made with, so that who was erased would not be recognised. Put the original back, from a backup, and start again.',
    )
  if (kept?.check !== check) await saveSetting(db, checkName, { check })
  const people: ErasedPeople = {
    get isEmpty() {
      return known.size === 0
    },
    has: (home) => known.size > 0 && known.has(hash(String(home))),
    hashOf: (home) => hash(String(home)),
    add(hashes) {
      for (const one of hashes) known.add(one)
    },
    remove(hashes) {
      for (const one of hashes) known.delete(one)
    },
  }
  ofStores.set(db, people)
  return people
}
