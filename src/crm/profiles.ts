/** Known customers appear as records by themselves: who is new, and what is new about whom, is written in batches. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { systemActor } from '../model/actor.ts'
import { saveSetting, settingOf } from '../storage/records/settings.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { AnyWrite } from './apply-write.ts'
import { companiesNamed } from './companies-named.ts'
import { profileOf } from './profile-values.ts'
import { customerIdOf } from './record-id.ts'
import { type WriteWish, type Written, writeRecords } from './write-records.ts'

/** What was said about one known customer. */
export type SeenPerson = { userId: string; traits: Record<string, string>; at: number }

export type ProfileSettings = {
  db: Kysely<Tables>
  clock: () => Date
  /** Known customers of interactions that came since a moment, a page at a time. */
  peopleSince(since: Date): AsyncIterable<SeenPerson[]>
  /** Those of these homes. */
  peopleOf(homes: readonly bigint[]): AsyncIterable<SeenPerson[]>
  onWritten(wish: Pick<WriteWish, 'type'>, written: Written): void
  onTrouble(error: unknown): void
}

export type Profiles = ReturnType<typeof createProfiles>

const gatherMs = 150
/** Together, since most of what a few cost is the statements; the embedded store answers nobody else meanwhile. */
const atOnce = 2_000
/** Between two groups: as long as the one before took, so that half of the machine is left to those who send. */
const longestRestMs = 2_000
const retryMs = 5_000
/** Customers whose record is known to exist; beyond this many the set begins anew. */
const remembered = 1_000_000

const markKey = 'crm.profiles'
const Mark = z.object({ upTo: z.string() })
const markEveryMs = 10_000
/** An interaction is stored a little before it is noted. */
const marginMs = 60_000

/** Blanks around an id would be cut from the record, and another customer's number be made of it. */
const isKept = (userId: string): boolean => userId === storedText(userId.trim()) && userId.length <= 500

type Existing = { id: string; deleted: boolean; by_person: boolean }

export function createProfiles({ db, clock, peopleSince, peopleOf, onWritten, onTrouble }: ProfileSettings) {
  const known = new Set<string>()
  let waiting = new Map<string, SeenPerson>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let markedAt = 0
  let tookMs = 0
  let closed = false
  let catchingUp = false
  let catching: Promise<void> = Promise.resolve()

  function add(person: SeenPerson): void {
    const isNew = Object.keys(person.traits).length > 0
    if (!isNew && known.has(person.userId)) return
    if (!isKept(person.userId)) return
    const before = waiting.get(person.userId)
    if (!before) waiting.set(person.userId, person)
    else if (isNew) {
      const [older, newer] = before.at <= person.at ? [before, person] : [person, before]
      waiting.set(person.userId, { ...newer, traits: { ...older.traits, ...newer.traits } })
    }
  }

  async function existing(ids: readonly string[]): Promise<Map<string, Existing>> {
    const { rows } = await sql<Existing>`
      select id, deleted_at is not null as deleted, updated_by ->> 'kind' <> 'system' as by_person
      from crm_customer where id = any(${ids}::text[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** Whoever is seen again while she is being written does not wait once more. */
  async function writePeople(given: readonly SeenPerson[]): Promise<void> {
    const people = given.filter(({ userId }) => isKept(userId))
    if (known.size + people.length > remembered) known.clear()
    for (const { userId } of people) known.add(userId)
    try {
      await writeRecordsOf(people)
    } catch (error) {
      for (const { userId } of people) known.delete(userId)
      throw error
    }
  }

  async function writeRecordsOf(people: readonly SeenPerson[]): Promise<void> {
    const found = await existing(people.map(({ userId }) => customerIdOf(userId)))
    const profiles = people.map((person) => ({ person, ...profileOf(person.traits) }))
    const companies = await companiesNamed(
      db,
      profiles.map(({ company }) => company),
      clock(),
      onWritten,
    )
    const writes = profiles.flatMap(({ person, values, company }): AnyWrite[] => {
      const id = customerIdOf(person.userId)
      const record = found.get(id)
      // What a person deleted stays deleted.
      if (record?.deleted && record.by_person) return []
      const companyId = companies.get(company)
      const all = companyId ? { ...values, company: companyId } : values
      const learnt = { learntAt: person.at }
      if (!record) return [{ do: 'create', values: { ...all, externalId: person.userId }, ...learnt }]
      const back: AnyWrite[] = record.deleted ? [{ do: 'restore', id }] : []
      return Object.keys(all).length === 0 ? back : [...back, { do: 'update', id, values: all, ...learnt }]
    })
    const wish: WriteWish = { type: 'customer', writes, actor: systemActor, now: clock() }
    if (writes.length > 0) onWritten(wish, await writeRecords(db, wish))
  }

  async function saveMark(at: number): Promise<void> {
    if (catchingUp || at - markedAt < markEveryMs) return
    markedAt = at
    await saveSetting(db, markKey, { upTo: new Date(at - marginMs).toISOString() })
  }

  /** Those who have waited longest; false: they wait on, and are tried again later. */
  async function writeNext(): Promise<boolean> {
    const people = [...waiting.values()].slice(0, atOnce)
    for (const { userId } of people) waiting.delete(userId)
    const began = performance.now()
    try {
      await writePeople(people)
      return true
    } catch (error) {
      const meanwhile = waiting
      waiting = new Map(people.map((person) => [person.userId, person]))
      for (const person of meanwhile.values()) add(person)
      onTrouble(error)
      return false
    } finally {
      tookMs = performance.now() - began
    }
  }

  /** One group, and the next after a rest; or everybody who waits. */
  async function flush(all: boolean): Promise<void> {
    let began = clock().getTime()
    while (waiting.size > 0) {
      began = clock().getTime()
      if (!(await writeNext())) return plan(retryMs)
      if (!all && waiting.size > 0) return plan(0)
    }
    await saveMark(began)
  }

  function plan(ms: number): void {
    if (closed) return
    timer ??= setTimeout(
      () => {
        timer = undefined
        working = working.then(() => flush(false)).catch(onTrouble)
      },
      Math.max(ms, Math.min(tookMs, longestRestMs)),
    )
  }

  async function catchUp(since?: Date): Promise<void> {
    const began = clock().getTime()
    catchingUp = true
    try {
      const mark = since ?? new Date((await settingOf(db, markKey, Mark))?.upTo ?? 0)
      for await (const page of peopleSince(mark)) {
        if (closed) return
        working = working.then(() => writePeople(page))
        await working
      }
    } finally {
      catchingUp = false
    }
    await saveMark(Math.max(began, markedAt + markEveryMs))
  }

  /** A record that nobody touched goes with the last interaction of its customer, and comes back with the next. */
  async function removeLeft(homes: readonly bigint[], seen: ReadonlySet<string>): Promise<void> {
    const left = homes.map(String).filter((id) => !seen.has(id))
    const { rows } = await sql<{ id: string }>`
      select id from crm_customer where id = any(${left}::text[]) and deleted_at is null
      and created_by ->> 'kind' = 'system'
      and not exists (select 1 from crm_change where crm_change.record = crm_customer.id
        and crm_change.type = 'customer' and actor ->> 'kind' <> 'system')`.execute(db)
    const writes = rows.map(({ id }) => ({ do: 'delete' as const, id }))
    const wish: WriteWish = { type: 'customer', writes, actor: systemActor, now: clock() }
    if (writes.length > 0) onWritten(wish, await writeRecords(db, wish))
    known.clear()
  }

  async function recheck(homes: readonly bigint[]): Promise<void> {
    const seen = new Set<string>()
    for await (const page of peopleOf(homes)) {
      for (const { userId } of page) seen.add(customerIdOf(userId))
      working = working.then(() => writePeople(page))
      await working
    }
    working = working.then(() => removeLeft(homes, seen))
    await working
  }

  return {
    note(people: readonly SeenPerson[]): void {
      for (const person of people) add(person)
      if (waiting.size > 0) plan(gatherMs)
    },
    /** Everybody whose interactions came since the last mark: at the first start, everybody. */
    catchUp(since?: Date): Promise<void> {
      catching = catching.catch(() => {}).then(() => catchUp(since))
      return catching
    },
    /** After interactions of these homes were stored or deleted by others, such as an import or its undo. */
    recheck(pages: Iterable<readonly bigint[]> | AsyncIterable<readonly bigint[]>): Promise<void> {
      catching = catching
        .catch(() => {})
        .then(async () => {
          for await (const homes of pages) {
            if (closed) return
            await recheck(homes)
          }
        })
      return catching
    },
    /** Somebody's record may be gone although it was written. */
    forget(): void {
      known.clear()
    },
    /** Resolves when everybody noted so far has a record. */
    async written(): Promise<void> {
      clearTimeout(timer)
      timer = undefined
      working = working.then(() => flush(true))
      await working
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await catching.catch(() => {})
      await working.catch(() => {})
      await flush(true).catch(onTrouble)
    },
  }
}
