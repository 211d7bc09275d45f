/** Looks through changed records for those that may be one, in the background and a page at a time, and lists what it found. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { plainActor, type Writer } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { Comparison, Duplicate, DuplicatePage } from '../../model/duplicate.ts'
import { MergeableType } from '../../model/duplicate.ts'
import { saveSetting, settingOf } from '../../storage/records/settings.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { refuseOthers } from '../merges/refuse-others.ts'
import { authorKey, type Reader } from '../record-access.ts'
import { tableOf } from '../record-columns.ts'
import { readRecords } from '../record-rows.ts'
import { shapeOf } from '../record-shape.ts'
import { labelsOf, relatedRecords } from '../related-records.ts'
import { crmRecord, type StoredRecord } from '../stored-record.ts'
import { readCompared } from './compared-record.ts'
import {
  forgetNotSame,
  isNotSame,
  type Pair,
  pairsOf,
  rememberNotSame,
  type StoredPair,
  standingPairs,
  storePairs,
} from './duplicate-rows.ts'
import { customersToCompare, findPairs, judgePair } from './find-pairs.ts'
import { sideCounts } from './side-counts.ts'
import { storeMatchKeys, type TooCommon } from './stored-keys.ts'

export type DuplicatesSettings = {
  db: Kysely<Tables>
  clock: () => Date
  onTrouble(error: unknown): void
}

export type Duplicates = ReturnType<typeof createDuplicates>

const recordsAtOnce = 300
const gatherMs = 400
/**
 * Between two pages others come in: the embedded store answers one question at a time. Nobody waits for suggestions, so
 * looking takes a third of the time at most.
 */
const restShare = 2
const shortestRestMs = 15
const longestRestMs = 30_000
/** A change may be on disk a little after one that was made later. */
const marginMs = 10_000

const Mark = z.object({ at: z.string(), id: z.string(), link: z.number() })
type Mark = z.infer<typeof Mark>
const beginning: Mark = { at: new Date(0).toISOString(), id: '', link: 0 }

type Seen = { at: number; version: number }
type Changed = { id: string; at: Date; version: number }
const nameOf = (type: MergeableType, id: string): string => `${type} ${id}`
const markOf = (type: MergeableType): string => `crm.duplicates.${type}`

export function createDuplicates({ db, clock, onTrouble }: DuplicatesSettings) {
  const stop = new AbortController()
  const waiting = new Map<MergeableType, Set<string>>()
  /** The margin brings what was just looked at once more: then only what has changed again is new. */
  const looked = new Map<string, Seen>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let tookMs = 0
  /** How many wait for the end of the look. */
  let hurried = 0
  let endRest = (): void => {}

  /** As long as what went before took, twice. */
  function rest(workedMs: number): Promise<void> {
    if (hurried > 0 || stop.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const wanted = Math.min(longestRestMs, Math.max(shortestRestMs, restShare * workedMs))
      const resting = setTimeout(resolve, wanted)
      endRest = () => {
        clearTimeout(resting)
        resolve()
      }
    })
  }

  async function look(
    type: MergeableType,
    given: readonly string[],
    tooCommon: TooCommon = new Set(),
  ): Promise<void> {
    const ids = type === 'customer' ? await customersToCompare(db, given) : given
    if (ids.length === 0) return
    const shape = await shapeOf(db, type)
    const records = await readCompared(db, type, ids, shape)
    const own = await storeMatchKeys(db, type, records, shape)
    const pairs = await findPairs(db, type, { records, own }, shape, tooCommon)
    await storePairs(db, type, ids, pairs, clock())
    for (const { id, version, updatedAt } of records)
      looked.set(nameOf(type, id), { at: updatedAt.getTime(), version })
  }

  const isNew = (type: MergeableType, { id, at, version }: Changed): boolean => {
    const seen = looked.get(nameOf(type, id))
    return seen?.version !== version || seen.at !== at.getTime()
  }

  function forgetBefore(type: MergeableType, mark: Mark): void {
    const least = Date.parse(mark.at) - marginMs
    for (const [name, { at }] of looked)
      if (at < least && name.startsWith(nameOf(type, ''))) looked.delete(name)
  }

  /** Records changed since the mark, in the order of their change. */
  async function changedSince(type: MergeableType, mark: Mark) {
    const { rows } = await sql<Changed>`
      select id, updated_at as at, version from ${sql.table(tableOf(type))}
      where deleted_at is null and merged_into is null and (updated_at, id) > (${mark.at}::timestamptz, ${mark.id}::text)
      order by updated_at, id limit ${recordsAtOnce}`.execute(db)
    return rows
  }

  /** Customers of devices that were seen since. */
  async function newlyLinked(mark: Mark) {
    const { rows } = await sql<{ id: number; customer: string }>`
      select id, user_home::text as customer from identity_link
      where id > ${mark.link}::bigint and kind = 'anonymous' order by id limit ${recordsAtOnce}`.execute(db)
    return rows
  }

  async function lookThrough(type: MergeableType, tooCommon: TooCommon): Promise<void> {
    const saved = (await settingOf(db, markOf(type), Mark)) ?? beginning
    let mark: Mark = { ...saved, at: new Date(Date.parse(saved.at) - marginMs).toISOString(), id: '' }
    while (!stop.signal.aborted) {
      const began = performance.now()
      const rows = await changedSince(type, mark)
      const links = type === 'customer' ? await newlyLinked(mark) : []
      if (rows.length === 0 && links.length === 0) return
      const changed = rows.filter((row) => isNew(type, row)).map(({ id }) => id)
      await look(type, [...new Set([...changed, ...links.map(({ customer }) => customer)])], tooCommon)
      const last = rows.at(-1)
      mark = {
        ...mark,
        ...(last ? { at: last.at.toISOString(), id: last.id } : {}),
        link: links.at(-1)?.id ?? mark.link,
      }
      await saveSetting(db, markOf(type), mark)
      forgetBefore(type, mark)
      await rest(performance.now() - began)
    }
  }

  async function work(): Promise<void> {
    for (const type of MergeableType.options) {
      // Known for as long as one look lasts: by the next one fewer may share a key.
      const tooCommon: TooCommon = new Set()
      const named = [...(waiting.get(type) ?? [])]
      waiting.delete(type)
      for (let at = 0; at < named.length && !stop.signal.aborted; at += recordsAtOnce) {
        const began = performance.now()
        await look(type, named.slice(at, at + recordsAtOnce), tooCommon)
        if (named.length > recordsAtOnce) await rest(performance.now() - began)
      }
      await lookThrough(type, tooCommon)
    }
  }

  function begin(): Promise<void> {
    const began = performance.now()
    working ??= work()
      .catch(onTrouble)
      .finally(() => {
        working = undefined
        tookMs = performance.now() - began
      })
    return working
  }

  const isLooking = (): boolean => working !== undefined || timer !== undefined

  function wake(): void {
    if (stop.signal.aborted) return
    const waitMs = Math.min(longestRestMs, Math.max(gatherMs, restShare * tookMs))
    timer ??= setTimeout(() => {
      timer = undefined
      void begin().then(() => waiting.size > 0 && wake())
    }, waitMs)
    timer.unref()
  }

  async function answerOf(type: MergeableType, pairs: readonly StoredPair[]) {
    const shape = await shapeOf(db, type)
    const records = await readRecords(db, type, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))])
    const byId = new Map(records.map((record) => [record.id, record]))
    const rows = pairs.flatMap(({ one, other, score, reasons, found_at }): Duplicate[] => {
      const [a, b] = [byId.get(one), byId.get(other)]
      if (!a || !b) return []
      return [{ one: crmRecord(a), other: crmRecord(b), score, reasons, foundAt: found_at.toISOString() }]
    })
    const values = records.map((record) => record.values)
    return { rows, labels: labelsOf(await relatedRecords(db, shape.fields, values)) }
  }

  async function standingRecord(type: MergeableType, id: string): Promise<StoredRecord> {
    const [record] = await readRecords(db, type, [id])
    if (!record || record.deletedAt)
      throw appError(
        'record.not-found',
        `There is no ${type} ${id}, or it was deleted. Look it up in the list.`,
      )
    return record
  }

  return {
    /** These were changed; looked at soon. Without ids: whatever changed since the last time. */
    note(type: MergeableType, ids: readonly string[]): void {
      const known = waiting.get(type) ?? new Set()
      // Of many at once the order of their change knows enough.
      if (ids.length <= recordsAtOnce && known.size < 5_000) for (const id of ids) known.add(id)
      if (known.size > 0) waiting.set(type, known)
      wake()
    },
    wake,
    /** Resolves when everything changed so far was looked through. */
    async lookedThrough(): Promise<void> {
      clearTimeout(timer)
      timer = undefined
      hurried++
      endRest()
      try {
        await working
        await begin()
      } finally {
        hurried--
      }
    },
    async page(
      type: MergeableType,
      wish: { limit: number; cursor?: string | undefined },
    ): Promise<DuplicatePage> {
      const { pairs, next, total } = await standingPairs(db, type, wish)
      return { ...(await answerOf(type, pairs)), total, next, looking: isLooking() }
    },
    /** Looks for those of one record now. */
    async of(type: MergeableType, id: string): Promise<DuplicatePage> {
      await standingRecord(type, id)
      await look(type, [id])
      const pairs = await pairsOf(db, type, id)
      const total = { n: pairs.length, exact: true }
      return { ...(await answerOf(type, pairs)), total, next: null, looking: false }
    },
    async comparison({ type, one, other }: Pair, reader: Reader): Promise<Comparison> {
      if (one === other)
        throw appError('identity.same-customer', 'This is one record; choose another to compare it with.')
      const [a, b] = [await standingRecord(type, one), await standingRecord(type, other)]
      const shape = await shapeOf(db, type)
      const related = await relatedRecords(db, shape.fields, [a.values, b.values])
      const labels = labelsOf(related, reader && authorKey(reader))
      return {
        ...{ one: crmRecord(a), other: crmRecord(b), labels },
        ...(await judgePair(db, type, a, b, shape)),
        counts: {
          one: await sideCounts(db, type, one, reader),
          other: await sideCounts(db, type, other, reader),
        },
        notSame: await isNotSame(db, { type, one, other }),
      }
    },
    async notSame(pair: Pair, actor: Writer): Promise<void> {
      await standingRecord(pair.type, pair.one)
      await standingRecord(pair.type, pair.other)
      // Whoever may not merge two does not say either that they are two.
      await refuseOthers(db, pair.type, [pair.one, pair.other], actor)
      await rememberNotSame(db, pair, plainActor(actor), clock())
    },
    async maybeSame(pair: Pair, actor: Writer): Promise<void> {
      await refuseOthers(db, pair.type, [pair.one, pair.other], actor)
      await forgetNotSame(db, pair)
    },
    async close() {
      stop.abort()
      clearTimeout(timer)
      endRest()
      await working
    },
  }
}
