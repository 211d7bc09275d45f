/** Names of other records in a file: joined where exactly one is called so, offered where one only resembles it. */
import { sql } from 'kysely'
import type { Field } from '../../../model/crm/field.ts'
import type { FieldValues, Money } from '../../../model/crm/field-value.ts'
import type {
  ImportColumn,
  OpenRelation,
  RelationCandidate,
  RelationDecision,
} from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { foldText } from '../../fold-text.ts'
import { tableOf } from '../../record-columns.ts'
import type { Db } from '../../record-rows.ts'
import type { RecordShape } from '../../record-shape.ts'
import { standingId, standingOrMerged } from '../../same-records.ts'
import { type Alike, namesAlike } from '../alike.ts'

export type Resolution =
  | { kind: 'one'; id: string; label: string; price?: Money }
  /** `id` stands for the record until it is made. */
  | { kind: 'new'; id: string; to: RecordType; name: string; values: FieldValues }
  | { kind: 'empty' }
  /** `among`: who it may be; one that a record points to already is it. */
  | { kind: 'ask'; among: readonly string[] }
  | { kind: 'refuse' }
  /** A row of the same file is called so. */
  | { kind: 'later' }

/** A column whose cells are names of records of a type. */
export type Naming = { column: ImportColumn; field: Field; to: RecordType }
/** A name where it stands. */
type Called = { column: ImportColumn; name: string }
/** A name of which it must be known whom it means. */
export type Wish = Called & Pick<Naming, 'field' | 'to'>

/** `own`, `called`: id and name of the record that is called so; `id`, `label`: of who it is after merges. */
type Found = {
  id: string
  label: string
  own: string
  called: string
  external: string | null
  email: string | null
  price?: Money
}
/** `unsettled`: times it was asked for and nothing said which one it is. */
type Cached = { resolution: Resolution; open?: OpenRelation; unsettled: number }

const mostShown = 500
const mostNames = 300_000
const longestKey = 200
const address = /[^\s<>()"';,@]{1,200}@[^\s<>()"';,@]{1,200}\.[^\s<>()"';,@.]{1,60}/

/** What a name says of a record that is not there yet. */
function valuesFor(to: RecordType, name: string): FieldValues {
  const email = to === 'customer' ? address.exec(name)?.[0] : undefined
  if (email) {
    const rest = name
      .replace(email, '')
      .replace(/[<>()"]/g, '')
      .trim()
    return { email, ...(rest ? { name: rest } : {}) }
  }
  const [first = 'name'] = recordTypes[to].fields.filter(({ required }) => required).map(({ name }) => name)
  return { [to === 'order' ? 'externalId' : first]: name }
}

/** A deal or an order is more than its name, so none is made for a name alone. */
export const usualUnknown = (to: RecordType): 'create' | 'empty' =>
  to === 'deal' || to === 'order' || to === 'ticket' ? 'empty' : 'create'

/** What is for one person alone is offered to nobody by its name. */
const forEverybody = (to: RecordType) => (to === 'note' ? sql`private is not true` : sql`true`)
const nameable = (to: RecordType) => sql`deleted_at is null and merged_into is null and ${forEverybody(to)}`

async function lookUp(db: Db, to: RecordType, names: readonly string[]): Promise<Found[]> {
  const table = sql.table(tableOf(to))
  const emails = to === 'customer' ? names.flatMap((name) => address.exec(name)?.[0].toLowerCase() ?? []) : []
  const columns = sql`t.id as own, t.label as called, ${standingId(to, 't')} as id, t.external_id as external, ${
    to === 'customer' ? sql`lower(t.email)` : sql`null::text`
  } as email, ${to === 'product' ? sql`t.price_minor, t.price_currency` : sql`null::bigint as price_minor, null::text as price_currency`}`
  const there = sql`t.deleted_at is null and ${forEverybody(to)}`
  const keys = names.map((name) => foldText(name).slice(0, longestKey))
  // One question for each index: joined by "or" none of them would be used.
  const { rows } = await sql<Found & { price_minor: number | null; price_currency: string | null }>`
    with found as (
      select ${columns} from ${table} t where t.external_id = any(${[...names]}::text[]) and ${there}
      union select ${columns} from ${table} t where t.id = any(${[...names]}::text[]) and ${there}
      union select ${columns} from ${standingOrMerged(to)} t where t.label_key = any(${keys}::text[]) and ${there}
      ${emails.length > 0 ? sql`union select ${columns} from ${standingOrMerged(to)} t where lower(t.email) = any(${emails}::text[]) and ${there}` : sql``}
    ) select found.*, standing.label from found join ${table} standing on standing.id = found.id
      and standing.deleted_at is null`.execute(db)
  return rows.map(({ price_minor, price_currency, ...found }) => ({
    ...found,
    ...(price_minor !== null && price_currency !== null
      ? { price: { minor: price_minor, currency: price_currency } }
      : {}),
  }))
}

const joined = ({ id, label, price }: Found): Resolution => ({
  kind: 'one',
  id,
  label,
  ...(price ? { price } : {}),
})

/** Those of these names that exactly one record has now: while they were new, somebody else made it. */
export async function madeMeanwhile(
  db: Db,
  to: RecordType,
  names: readonly string[],
): Promise<Map<string, string>> {
  const found = await lookUp(db, to, names)
  return new Map(
    names.flatMap((name) => {
      const [only, ...others] = calledSo(found, name)
      return only && others.length === 0 ? [[name, only.id] as const] : []
    }),
  )
}

/** The surest way in which any of them is called so; several where it is not sure which. */
function calledSo(found: readonly Found[], name: string): Found[] {
  const [text, key, email] = [name.trim(), foldText(name), address.exec(name)?.[0].toLowerCase()]
  const ways: ((one: Found) => boolean)[] = [
    ({ external }) => external === text,
    ({ own }) => own === text,
    (one) => email !== undefined && one.email === email,
    ({ called }) => foldText(called) === key,
  ]
  for (const way of ways) {
    const those = found.filter(way)
    if (those.length > 0) return [...new Map(those.map((one) => [one.id, one])).values()]
  }
  return []
}

export function createRelations(
  shape: RecordShape,
  namings: readonly Naming[],
  ownNames: ReadonlySet<string>,
) {
  const known = new Map<string, Cached>()
  const alike = new Map<RecordType, (name: string) => Alike[]>()
  const virtual = new Map<string, Extract<Resolution, { kind: 'new' }>>()
  const real = new Map<string, string>()
  /** By the id of a record that was merged away: who it is. */
  const whoIs = new Map<string, string>()
  const decisions = new Map(
    namings.map(({ column }) => [
      column.column,
      new Map((column.decisions ?? []).map((decision) => [foldText(decision.value), decision])),
    ]),
  )
  const keyOf = ({ column, name }: Called) => `${column.column}\n${foldText(name)}`

  async function namesLike(db: Db, to: RecordType): Promise<(name: string) => Alike[]> {
    const ready = alike.get(to)
    if (ready) return ready
    const { rows } = await sql<{ id: string; label: string }>`
      select id, label from ${sql.table(tableOf(to))} where ${nameable(to)}
      order by updated_at desc limit ${mostNames}`.execute(db)
    const made = await namesAlike(rows)
    alike.set(to, made)
    return made
  }

  function newRecord(to: RecordType, name: string): Resolution {
    const key = `${to}\n${foldText(name)}`
    const made = virtual.get(key) ?? {
      kind: 'new' as const,
      id: `new-${virtual.size + 1}`,
      to,
      name: name.trim(),
      values: valuesFor(to, name),
    }
    virtual.set(key, made)
    return made
  }

  /** Undefined where the record that somebody chose is gone. */
  async function decided(
    db: Db,
    decision: RelationDecision,
    { to, name }: Wish,
  ): Promise<Resolution | undefined> {
    if (decision.do === 'create') return newRecord(to, name)
    if (decision.do === 'empty') return { kind: 'empty' }
    const chosen = (await lookUp(db, to, [decision.id])).find(({ id }) => id === decision.id)
    return chosen && joined(chosen)
  }

  const fallback = (
    how: 'create' | 'empty' | 'refuse' | 'ask',
    { to, name }: Wish,
    among: readonly string[],
  ): Resolution => {
    if (how === 'create') return newRecord(to, name)
    return how === 'ask' ? { kind: how, among } : { kind: how }
  }

  /** Not exactly one is called so: decided by somebody, or as the column says. */
  async function open(db: Db, wish: Wish, several: readonly Found[]): Promise<Cached> {
    const { column, field, to, name } = wish
    const email = to === 'customer' && address.test(name)
    const candidates: RelationCandidate[] =
      several.length > 0
        ? several.slice(0, 10).map(({ id, label }) => ({ id, label, score: 1 }))
        : email
          ? []
          : (await namesLike(db, to))(name)
    const state = several.length > 0 ? 'ambiguous' : candidates.length > 0 ? 'near' : 'unknown'
    const decision = decisions.get(column.column)?.get(foldText(name))
    const usual = state === 'unknown' ? (column.unknown ?? usualUnknown(to)) : (column.near ?? 'ask')
    const chosen = decision && (await decided(db, decision, wish))
    const among = candidates.map(({ id }) => id)
    const resolution = chosen ?? fallback(decision ? 'ask' : usual, wish, among)
    return {
      resolution,
      unsettled: 0,
      open: {
        column: column.column,
        field: field.label,
        to,
        value: name,
        rows: 0,
        state,
        candidates,
        decision: chosen ? (decision?.do ?? usual) : decision ? 'ask' : usual,
        id: chosen?.kind === 'one' ? chosen.id : null,
      },
    }
  }

  return {
    /** Looks up all names of a batch of rows that were not met before. */
    async prepare(db: Db, wishes: readonly Wish[]): Promise<void> {
      const fresh = new Map<string, Wish>()
      for (const wish of wishes) {
        const key = keyOf(wish)
        if (!known.has(key)) fresh.set(key, wish)
      }
      for (const [to, ofType] of Map.groupBy(fresh.values(), (wish) => wish.to)) {
        const found = await lookUp(db, to, [...new Set(ofType.map(({ name }) => name.trim()))])
        const byKey = new Map<string, Found[]>()
        for (const one of found)
          for (const key of [one.external, one.own, one.email, foldText(one.called)])
            if (key) byKey.set(key, [...(byKey.get(key) ?? []), one])
        for (const wish of ofType) {
          const email = address.exec(wish.name)?.[0].toLowerCase() ?? ''
          const near = [wish.name.trim(), email, foldText(wish.name)].flatMap((key) => byKey.get(key) ?? [])
          const those = calledSo([...new Set(near)], wish.name)
          const [only] = those
          if (only && those.length === 1)
            known.set(keyOf(wish), {
              unsettled: 0,
              resolution: joined(only),
            })
          else if (those.length === 0 && to === shape.type && ownNames.has(foldText(wish.name)))
            known.set(keyOf(wish), { resolution: { kind: 'later' }, unsettled: 0 })
          else known.set(keyOf(wish), await open(db, wish, those))
        }
      }
    },
    /** Learns of the records that others point to which were merged since. */
    async followMerges(db: Db, to: RecordType, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      const { rows } = await sql<{ id: string; standing: string }>`
        select t.id, ${standingId(to, 't')} as standing from ${sql.table(tableOf(to))} t
        where t.id = any(${[...ids]}::text[]) and t.merged_into is not null`.execute(db)
      for (const { id, standing } of rows) whoIs.set(id, standing)
    },
    /** It names no record that is here, and none is made for it. */
    isLeftEmpty: (called: Called): boolean => known.get(keyOf(called))?.resolution.kind === 'empty',
    /** Of several that are called so, the one that the record points to already (`there`) is meant. */
    of(called: Called, there: readonly string[] = []): Resolution {
      const cached = known.get(keyOf(called))
      if (!cached) return { kind: 'ask', among: [] }
      const { resolution, open } = cached
      if (open) open.rows++
      // What points to a merged record stays as it is: the merge can still be undone.
      const merged = resolution.kind === 'one' && there.find((one) => whoIs.get(one) === resolution.id)
      if (resolution.kind === 'one' && merged) return { ...resolution, id: merged }
      if (resolution.kind !== 'ask') return resolution
      const id = resolution.among.find((one) => there.includes(one))
      const label = open?.candidates.find((one) => one.id === id)?.label
      if (id !== undefined) return { kind: 'one', id, label: label ?? called.name }
      cached.unsettled++
      return resolution
    },
    /** Those that a name stands for which is no record yet. */
    newOnes(ids: Iterable<string>) {
      if (virtual.size === real.size) return []
      const wanted = new Set(ids)
      return [...virtual.values()].filter(({ id }) => wanted.has(id) && !real.has(id))
    },
    /** Ids of records that were made, by the ids that stood for them. */
    real: real as ReadonlyMap<string, string>,
    /** They are records now. */
    made(ids: ReadonlyMap<string, string>): void {
      if (ids.size === 0) return
      for (const [id, now] of ids) real.set(id, now)
      for (const cached of known.values()) {
        const { resolution } = cached
        const id = resolution.kind === 'new' ? ids.get(resolution.id) : undefined
        if (resolution.kind !== 'new' || id === undefined) continue
        cached.resolution = { kind: 'one', id, label: Object.values(resolution.values).join(' ') }
      }
    },
    opened(): { relations: OpenRelation[]; undecided: number } {
      const all = [...known.values()].flatMap(({ open, unsettled }) =>
        open && open.rows > 0 && (open.decision !== 'ask' || unsettled > 0) ? [open] : [],
      )
      const order = { ask: 0, use: 1, create: 2, empty: 2, refuse: 2 }
      const states = { ambiguous: 0, near: 0, unknown: 1 }
      return {
        relations: all
          .toSorted(
            (a, b) =>
              order[a.decision] - order[b.decision] || states[a.state] - states[b.state] || b.rows - a.rows,
          )
          .slice(0, mostShown),
        undecided: all.filter(({ decision }) => decision === 'ask').length,
      }
    },
  }
}

export type Relations = ReturnType<typeof createRelations>
