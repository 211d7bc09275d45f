/** Knows who was erased, by keyed hashes of the numbers that identifiers stand under; the key lies beside the store, not in it. */
import { createHmac } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import { saveSetting, settingOf } from './settings.ts'
import type { Tables } from './tables.ts'

export type ErasedPeople = {
  /** None was ever erased: then nothing has to be hashed. */
  readonly isEmpty: boolean
  /** Whether this home (of a user id, a device or an address) is one of somebody who was erased. */
  has(home: bigint): boolean
  /** Resolves when it knows what every process on this store knows; to be asked before anything is stored. */
  current(): Promise<void>
  hashOf(home: bigint): string
  add(hashes: Iterable<string>): void
  /** Those of a list of erasures, until the store has them. */
  list(hashes: Iterable<string>): void
  remove(hashes: Iterable<string>): void
}

const nobody: ErasedPeople = {
  isEmpty: true,
  has: () => false,
  current: async () => {},
  hashOf: () => '',
  add: () => {},
  list: () => {},
  remove: () => {},
}

const ofStores = new WeakMap<Kysely<Tables>, ErasedPeople>()

/** Everybody who writes about people asks here, whoever opened the store. */
export const erasedPeopleOf = (db: Kysely<Tables>): ErasedPeople => ofStores.get(db) ?? nobody

const revisionName = 'erasure.revision'
const Revision = z.object({ n: z.number() })

/** With every change of who is erased, in its transaction: other processes see that they have to look. */
export async function noteErasedChanged(db: Transaction<Tables>): Promise<void> {
  await sql`insert into setting (key, value) values (${revisionName}, '{"n": 1}')
    on conflict (key) do update set updated_at = now(),
      value = jsonb_build_object('n', (setting.value ->> 'n')::int + 1)`.execute(db)
}

const hashesIn = async (db: Kysely<Tables>): Promise<string[]> =>
  (await db.selectFrom('erased_identifier').select('hash').execute()).map((row) => row.hash)

const checkName = 'erasure.key'
const Check = z.object({ check: z.string() })

/** To be called before anything is taken in. */
export async function openErasedPeople(db: Kysely<Tables>, key: string): Promise<ErasedPeople> {
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const revision = async () => (await settingOf(db, revisionName, Revision))?.n ?? 0
  // Before the hashes: what changes in between is read again.
  let seen = await revision()
  const known = new Set(await hashesIn(db))
  const check = hash('the key of the erasures')
  const kept = await settingOf(db, checkName, Check)
  if (known.size > 0 && kept?.check !== check)
    throw appError(
      'store.damaged',
      'The file erasure-key.txt in the data folder is not the one that the erasures were made with, so that who was erased would not be recognised. Put the original back, from a backup, and start again.',
    )
  if (kept?.check !== check) await saveSetting(db, checkName, { check })
  /** Of a list that a restored backup does not hold yet. */
  const listed = new Set<string>()
  const people: ErasedPeople = {
    get isEmpty() {
      return known.size === 0
    },
    has: (home) => known.size > 0 && known.has(hash(String(home))),
    async current() {
      const now = await revision()
      if (now === seen) return
      const hashes = await hashesIn(db)
      known.clear()
      for (const one of [...hashes, ...listed]) known.add(one)
      seen = now
    },
    hashOf: (home) => hash(String(home)),
    list(hashes) {
      for (const one of hashes) {
        listed.add(one)
        known.add(one)
      }
    },
    add(hashes) {
      for (const one of hashes) known.add(one)
    },
    remove(hashes) {
      for (const one of hashes) {
        known.delete(one)
        listed.delete(one)
      }
    },
  }
  ofStores.set(db, people)
  return people
}
