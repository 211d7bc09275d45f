/** The catalogue of touchpoints: which touchpoint every kind of interaction belongs to, now and after every change of rules. */
import type { Kysely } from 'kysely'
import { appError } from '../../model/app-error.ts'
import type { Kind, Touchpoint, TouchpointChange, TouchpointRule } from '../../model/touchpoint.ts'
import type { Records } from '../../storage/records/connect.ts'
import type { Tables } from '../../storage/records/tables.ts'
import {
  allKinds,
  allTouchpoints,
  deleteKinds,
  deleteTouchpoints,
  insertKinds,
  insertTouchpoints,
  lockCatalogue,
  saveStateOfCatalogue,
  setFoundTouchpoints,
  stateOfCatalogue,
  updateTouchpoint,
} from './catalogue-store.ts'
import { type CatalogueLimits, defaultLimits, findTouchpoints, otherKind, room } from './find-touchpoints.ts'
import { guessMeaning } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'
import {
  claimOf,
  deriveAlike,
  extend,
  type FoundKind,
  keyOfKind,
  kindsMatching,
  type Picture,
  type PropertyRule,
  pictureOf,
  propertyRulesOf,
  storableKind,
  touchpointFor,
} from './picture.ts'
import { type InUse, unusedParts } from './unused-parts.ts'

export type NewTouchpoint = Pick<Touchpoint, 'name' | 'channel'> & Partial<Omit<Touchpoint, 'id' | 'origin'>>

export type Catalogue = {
  /** undefined: not known yet, call `ensureKinds`. Once the catalogue is full: the kind "other". */
  kindOf(type: string, name: string, path: string, channel: string): number | undefined
  /** Takes kinds in, with a found touchpoint where no rule claims them. Idempotent, safe to call at once from anywhere. */
  ensureKinds(kinds: readonly NewKind[]): Promise<void>
  /** Where a kind belongs or would belong if it came; 0 is the number of what is still to be found. */
  touchpointFor(kind: NewKind): Touchpoint
  kinds(): readonly Kind[]
  touchpoints(): readonly Touchpoint[]
  /** Index = number of the kind, 0 = none. Property rules go before this. */
  touchpointOfKind(): readonly number[]
  /** The first that holds wins, and wins over `touchpointOfKind`. */
  propertyRules(): readonly PropertyRule[]
  /** Grows when derived journeys no longer say what the catalogue says; a change of name or department does not count. */
  revision(): number
  /** The kinds for which the rule holds; conditions on properties are not looked at. */
  kindsMatching(rule: TouchpointRule): Kind[]
  /** The kind under which interactions are filed once the catalogue is full, if that ever happened. */
  otherKind(): number | undefined
  change(id: number, change: TouchpointChange): Promise<Touchpoint>
  make(touchpoint: NewTouchpoint): Promise<Touchpoint>
  /** Kinds and rules of `from` go to `into`; `from` is gone and its number is never used again. */
  merge(from: number, into: number): Promise<Touchpoint>
  /** Its kinds fall back to touchpoints found anew. */
  remove(id: number): Promise<void>
  /** After interactions were taken back: forgets the kinds that none has any more, and what was found for them alone. */
  forgetUnused(inUse: InUse): Promise<void>
  /** Takes in what another process has changed. */
  refresh(): Promise<void>
}

type Db = Kysely<Tables>

/** What a change of the tables means for those who read the catalogue. */
type Consequence = { rederives: boolean; picture(): Picture }

export async function openCatalogue(
  records: Records,
  limits: CatalogueLimits = defaultLimits,
): Promise<Catalogue> {
  let picture = pictureOf([], [])
  let changes = -1
  let revision = 0

  const load = async (db: Db): Promise<void> => {
    const stored = await stateOfCatalogue(db)
    if (stored.changes === changes) return
    picture = pictureOf(await allTouchpoints(db), await allKinds(db))
    changes = stored.changes
    revision = stored.revision
  }

  /** One after another within this process; the lock in the database does the same among processes. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(task)
    last = turn.catch(() => {})
    return turn
  }

  /** `task` changes the tables and says how the picture follows; the picture changes only when the tables have. */
  const changing = (task: (db: Db) => Promise<Consequence | undefined>): Promise<void> =>
    inTurn(async () => {
      const done = await records.db.transaction().execute(async (db) => {
        await lockCatalogue(db)
        await load(db)
        const consequence = await task(db)
        if (!consequence) return undefined
        const next = { changes: changes + 1, revision: revision + (consequence.rederives ? 1 : 0) }
        await saveStateOfCatalogue(db, next)
        return { consequence, next }
      })
      if (!done) return
      picture = done.consequence.picture()
      changes = done.next.changes
      revision = done.next.revision
    })

  const existing = (id: number): Touchpoint => {
    const touchpoint = picture.touchpointOf.get(id)
    if (touchpoint) return touchpoint
    throw appError('touchpoint.not-found', `There is no touchpoint ${id}. Reload the list.`, { id })
  }

  /** Everything is worked out anew, and kinds that have lost their touchpoint get a found one. */
  const rewrite = async (
    db: Db,
    touchpoints: readonly Touchpoint[],
    found: ReadonlyMap<number, number | null> = new Map(),
  ) => {
    const draft = pictureOf(touchpoints, withFound(picture.kinds, found))
    const homeless = draft.kinds.filter(({ id }) => draft.touchpointOfKind[id] === 0)
    const { made, touchpointFor } = await findTouchpoints(db, homeless, draft, limits)
    const settled = new Map(homeless.map((kind) => [kind.id, touchpointFor(kind)]))
    await setFoundTouchpoints(db, settled)
    const next =
      settled.size === 0 ? draft : pictureOf([...touchpoints, ...made], withFound(draft.kinds, settled))
    return { rederives: !deriveAlike(picture, next), picture: () => next }
  }

  const missingAmong = (kinds: readonly NewKind[]): NewKind[] => {
    const byKey = new Map(kinds.map((kind) => [keyOfKind(kind), storableKind(kind)]))
    return [...byKey].filter(([key]) => !picture.numberOfKind.has(key)).map(([, kind]) => kind)
  }

  await records.db.transaction().execute(load)

  return {
    kindOf(type, name, path, channel) {
      const known = picture.numberOfKind.get(keyOfKind({ type, name, path, channel }))
      if (known !== undefined || room(picture, limits) > 0) return known
      return picture.numberOfKind.get(keyOfKind(otherKind))
    },
    async ensureKinds(kinds) {
      if (missingAmong(kinds).length === 0) return
      await changing(async (db) => {
        const missing = missingAmong(kinds)
        const taken = missing.slice(0, room(picture, limits))
        if (taken.length < missing.length) taken.push(...missingAmong([otherKind]))
        if (taken.length === 0) return undefined
        const homeless = taken.filter((kind) => claimOf(picture.book, kind) === undefined)
        const { made, touchpointFor } = await findTouchpoints(db, homeless, picture, limits)
        const isHomeless = new Set(homeless)
        const inserted: FoundKind[] = await insertKinds(
          db,
          taken.map((kind) => ({ ...kind, found: isHomeless.has(kind) ? touchpointFor(kind) : null })),
        )
        // No interaction of these kinds is stored yet, so nothing derived is out of date.
        return { rederives: false, picture: () => extend(picture, made, inserted) }
      })
    },
    touchpointFor: (kind) => touchpointFor(picture, kind),
    kinds: () => picture.kinds,
    touchpoints: () => picture.touchpoints,
    touchpointOfKind: () => picture.touchpointOfKind,
    propertyRules: () => propertyRulesOf(picture),
    revision: () => revision,
    kindsMatching: (rule) => kindsMatching(picture, rule),
    otherKind: () => picture.numberOfKind.get(keyOfKind(otherKind)),
    async change(id, change) {
      await changing(async (db) => {
        const touchpoint = await updateTouchpoint(db, { ...existing(id), ...given(change) })
        return rewrite(db, replaced(picture.touchpoints, touchpoint))
      })
      return existing(id)
    },
    async make(touchpoint) {
      let id = 0
      await changing(async (db) => {
        const defaults = { department: '', hidden: false, feeling: null, rules: [] }
        const guessed = guessMeaning({ ...defaults, ...touchpoint, ...given(touchpoint) })
        const made = await insertTouchpoints(db, [
          { ...defaults, ...guessed, ...touchpoint, ...given(touchpoint), origin: 'made' },
        ])
        id = made[0]?.id ?? 0
        return rewrite(db, [...picture.touchpoints, ...made])
      })
      return existing(id)
    },
    async merge(from, into) {
      if (from === into)
        throw appError(
          'touchpoint.invalid',
          'A touchpoint cannot be merged into itself. Choose another one.',
          { from },
        )
      await changing(async (db) => {
        const rules = [...existing(into).rules, ...existing(from).rules]
        const found = foundBy(picture, from, into)
        const touchpoint = await updateTouchpoint(db, { ...existing(into), rules })
        await setFoundTouchpoints(db, found)
        await deleteTouchpoints(db, [from])
        return rewrite(db, replaced(without(picture.touchpoints, from), touchpoint), found)
      })
      return existing(into)
    },
    async remove(id) {
      await changing(async (db) => {
        existing(id)
        const found = foundBy(picture, id, null)
        await setFoundTouchpoints(db, found)
        await deleteTouchpoints(db, [id])
        return rewrite(db, without(picture.touchpoints, id), found)
      })
    },
    async forgetUnused(inUse) {
      await changing(async (db) => {
        const unused = unusedParts(picture, inUse)
        if (unused.kinds.size === 0) return undefined
        await deleteKinds(db, unused.kinds)
        await deleteTouchpoints(db, unused.touchpoints)
        const kinds = picture.kinds.filter(({ id }) => !unused.kinds.has(id))
        const touchpoints = picture.touchpoints.filter(({ id }) => !unused.touchpoints.has(id))
        // No interaction has these kinds, so what is derived from interactions stays as it is.
        return { rederives: false, picture: () => pictureOf(touchpoints, kinds) }
      })
    },
    refresh: () => inTurn(() => records.db.transaction().execute(load)),
  }
}

const foundBy = ({ kinds }: Picture, touchpoint: number, into: number | null): Map<number, number | null> =>
  new Map(kinds.filter(({ found }) => found === touchpoint).map(({ id }) => [id, into]))

const withFound = (kinds: readonly FoundKind[], found: ReadonlyMap<number, number | null>): FoundKind[] =>
  kinds.map((kind) => {
    const moved = found.get(kind.id)
    return moved === undefined ? kind : { ...kind, found: moved }
  })

const replaced = (touchpoints: readonly Touchpoint[], by: Touchpoint): Touchpoint[] =>
  touchpoints.map((one) => (one.id === by.id ? by : one))

const without = (touchpoints: readonly Touchpoint[], id: number): Touchpoint[] =>
  touchpoints.filter((one) => one.id !== id)

/** The parts that were really given. */
const given = <Value extends object>(value: Value): Partial<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<Value>
