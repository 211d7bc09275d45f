/** Writes things of one type: what was said before is asked under a lock, and only what is news changes the record. */
import type { Transaction } from 'kysely'
import type { Actor } from '../../model/actor.ts'
import type { ConnectedThing } from '../../model/connected-record.ts'
import type { ErasedPeople } from '../../storage/records/erased-people.ts'
import type { Tables } from '../../storage/records/tables.ts'
import type { AnyWrite } from '../apply-write.ts'
import { lockRecords } from '../record-rows.ts'
import type { StoredRecord } from '../stored-record.ts'
import { writeWithin } from '../write-records.ts'
import {
  type CalledSo,
  type ConnectedRow,
  changedByPeople,
  lockConnected,
  recordsCalled,
  saveConnected,
} from './connected-rows.ts'
import { hear } from './hear.ts'

export type Setting = { source: string; actor: Actor; now: Date; erased: ErasedPeople }
/** Relations are ids of records already. */
export type HeardThing = ConnectedThing

type Thing = {
  row: ConnectedRow
  news: Set<string>
  whole: boolean
  externalId: string
  at: number
  /** Places in what was given. */
  places: number[]
}

const mostMoves = 50
type Moves = ConnectedRow['told']['moves']
const distinct = (moves: Moves): Moves =>
  moves
    .filter(({ to, at }, place) => moves.findIndex((one) => one.to === to && one.at === at) === place)
    .slice(-mostMoves)

/** Everything that is said of one thing, one after the other. */
function hearAll(rows: ReadonlyMap<string, ConnectedRow>, heard: readonly HeardThing[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const [place, one] of heard.entries()) {
    const before = rows.get(one.key)
    if (!before) continue
    const thing = things.get(one.key) ?? {
      row: before,
      news: new Set<string>(),
      whole: false,
      externalId: one.key,
      at: one.at,
      places: [],
    }
    const { said, news } = hear(thing.row.said, one.values, one.at, one.earliest)
    const { told } = thing.row
    const moves = [...told.moves, ...one.tells.moves.map((to) => ({ to, at: one.at }))]
    thing.row = {
      ...thing.row,
      said,
      told: { beginning: told.beginning || one.tells.beginning, moves: distinct(moves) },
      person: said.customer ? null : (one.alias ?? thing.row.person),
    }
    for (const field of news) thing.news.add(field)
    thing.whole ||= one.whole
    thing.externalId = one.externalId ?? thing.externalId
    thing.at = Math.max(thing.at, one.at)
    thing.places.push(place)
    things.set(one.key, thing)
  }
  return [...things.values()]
}

const filledIn = ({ row: { said } }: Pick<Thing, 'row'>): string[] =>
  Object.keys(said).filter((field) => said[field]?.value !== null)

/** What somebody entered or imported before, with the same number and for the same customer, is the same thing. */
const isSame = (found: CalledSo | undefined, { row: { said } }: Thing): found is CalledSo =>
  found !== undefined &&
  !found.connected &&
  found.customer !== null &&
  found.customer === (said.customer?.value ?? null)

const elsewhereOf = ({ row, at }: Thing, fields: Iterable<string>): NonNullable<AnyWrite['elsewhere']> => ({
  at,
  since: Object.fromEntries([...fields].map((field) => [field, row.said[field]?.since ?? at])),
  ...row.told,
})

const valuesOf = ({ row: { said } }: Thing, fields: Iterable<string>) =>
  Object.fromEntries([...fields].map((field) => [field, said[field]?.value ?? null]))

/** The later change of a field counts, whoever made it. */
function winning(thing: Thing, record: StoredRecord, byPeople: ReadonlyMap<string, number>): string[] {
  return [...thing.news].filter((field) => {
    if (typeof record.origins[field] === 'number') return true
    const by = byPeople.get(`${record.id} ${field}`)
    return by === undefined || (thing.row.said[field]?.since ?? 0) > by
  })
}

/** Of fields that the other system has not set as they are now, people did. */
const mayBeByHand = (thing: Thing, record: StoredRecord): boolean =>
  [...thing.news].some((field) => typeof record.origins[field] !== 'number')

export async function writeThings(
  db: Transaction<Tables>,
  type: ConnectedThing['type'],
  heard: readonly HeardThing[],
  { source, actor, now, erased }: Setting,
): Promise<{ changed: StoredRecord[]; problems: Map<number, string> }> {
  const rows = await lockConnected(
    db,
    source,
    type,
    heard.map(({ key }) => key),
  )
  const things = hearAll(rows, heard)
  const called = await recordsCalled(
    db,
    type,
    things.filter(({ row }) => row.record === null).map(({ externalId }) => externalId),
  )
  const adopted = new Set<string>()
  for (const thing of things) {
    const found = called.get(thing.externalId)
    if (thing.row.record !== null || !isSame(found, thing) || adopted.has(found.id)) continue
    adopted.add(found.id)
    thing.row = { ...thing.row, record: found.id }
    for (const field of filledIn(thing)) thing.news.add(field)
  }
  const ids = things.flatMap(({ row }) => row.record ?? [])
  const stored = new Map((await lockRecords(db, type, ids)).map((record) => [record.id, record]))
  const asked = things.flatMap((thing) => {
    const record = stored.get(thing.row.record ?? '')
    return record && mayBeByHand(thing, record) ? [record.id] : []
  })
  const byPeople = await changedByPeople(db, type, asked)

  const writes: AnyWrite[] = []
  const written: Thing[] = []
  for (const thing of things) {
    const { row, whole, externalId } = thing
    const record = stored.get(row.record ?? '')
    const fields = filledIn(thing)
    if (row.record === null) {
      if (!whole) continue
      const free = called.has(externalId) ? `${source}:${row.key}` : externalId
      const values = { ...valuesOf(thing, fields), externalId: free }
      writes.push({ do: 'create', values, elsewhere: elsewhereOf(thing, fields) })
      written.push(thing)
    } else if (record && !record.deletedAt) {
      // What people deleted stays deleted.
      const wins = winning(thing, record, byPeople)
      writes.push({
        do: 'update',
        id: record.id,
        values: valuesOf(thing, wins),
        elsewhere: elsewhereOf(thing, wins),
      })
      written.push(thing)
    }
  }
  const { results, changed } =
    writes.length > 0
      ? await writeWithin(db, { type, writes, actor, now }, erased)
      : { results: [], changed: [] }
  const problems = new Map<number, string>()
  const refused = new Set<Thing>()
  for (const result of results) {
    const thing = written[result.index]
    if (!thing) continue
    if (result.status === 'refused') {
      refused.add(thing)
      for (const place of thing.places) problems.set(place, result.message)
    } else thing.row = { ...thing.row, record: result.id }
  }
  // What was refused is said again when it is replayed.
  await saveConnected(
    db,
    source,
    type,
    things.filter((thing) => !refused.has(thing)).map(({ row }) => row),
  )
  return { changed, problems }
}
