/** Keeps journey rows and measured maps up to date, at a cost that follows the number of changed customers. */
import { assemble } from '../journey/measure/assemble.ts'
import { partsOf } from '../journey/measure/contribution-code.ts'
import { type Contributions, MeasureState } from '../journey/measure/measure-state.ts'
import { numberNamed } from '../journey/measure/numbers.ts'
import { appError } from '../model/app-error.ts'
import type { JourneyMap } from '../model/journey-map.ts'
import type { JourneyList, MapMeasure, MeasureFilter } from '../model/measure.ts'
import type { Journeys, JourneysConnection } from '../storage/journeys/connect.ts'
import { type CatalogueTables, deriveCustomers } from './derive.ts'
import { type Changed, deriveRound, forgetRound, writeRound } from './derive-round.ts'
import type { MapStore } from './map-store.ts'
import { contributionsOf } from './measure/contributions.ts'
import { allRows, changedRows, rowsOfCustomers, rowsOfRound } from './measure/journey-rows.ts'
import { listJourneys, listStoredJourneys } from './measure/list-journeys.ts'
import type { Page } from './measure/page-of-journeys.ts'
import { type Plan, planOf, type TouchpointTable } from './measure/plan.ts'
import { type QuotesByStep, quotesOf } from './measure/quotes.ts'
import {
  changeOfRound,
  dropOtherPlans,
  forgetAllStored,
  keepStored,
  markStored,
  planKey,
  storeChange,
  storedContributions,
  storedPlans,
  storePlan,
  storeRound,
  writeStored,
} from './measure/stored-journeys.ts'

/** What the keeper reads of the touchpoint catalogue; always current. */
export type CatalogueView = {
  tables(): CatalogueTables
  touchpoints(): TouchpointTable
}

export type MapChange = { map: string; revision: number; steps: string[]; acceptedAt: number }

/**
 * `acceptedAt`: ms since 1970. `newFrom`: when all that changed is new interactions, the second of the earliest;
 * 0 when more may have changed, so that the customer is derived from the start.
 */
type Mark = { acceptedAt: number; newFrom: number }

export type KeeperNeeds = {
  journeys: Journeys
  maps: Pick<MapStore, 'get' | 'list'>
  catalogue: CatalogueView
  clock: () => Date
  onMapChanged: (change: MapChange) => void
  /** Told whenever nothing waits: everything accepted before this moment is in the journey rows. */
  onCaughtUp?: (upTo: Date) => void
  onError?: (error: unknown) => void
}

type Watched = {
  key: string
  map: JourneyMap
  filter: MeasureFilter
  plan: Plan
  state: MeasureState
  /** What the state says; null when it has changed since. */
  assembled: ReturnType<typeof assemble> | null
  quotes: QuotesByStep
  quotesAt: number
  quotesTookMs: number
  quotesStale: boolean
  newest: number
  /** When it was computed as a whole: "open" and "left" are as of then. */
  computedAt: Date
  /** When the last change went in. */
  currentAt: Date
  usedAt: number
  tookMs: number
}

/** Customers derived and measured in one round: most of its cost is the same for few as for many, so a backlog shrinks. */
const customersPerRound = 3_000
/**
 * While nobody looks at a map, changes are gathered: a customer who comes up often is then derived once. A pause is as
 * long as the round before it, so that half of the machine is left to those who send.
 */
const unwatched = { customersPerRound: 10_000, restMs: 1_000 }
const maxWatched = 24
const forgetAfterMs = 10 * 60_000
/** "Open" ends with silence, not with an event: so a state is computed anew after this time. */
const recomputeAfterMs = 10 * 60_000
const quotesEveryMs = 5_000
/** Looking through all words takes long on large data: then it is done seldom, so that numbers move meanwhile. */
const quotesShare = 30
const quotesWaitMs = 60
/** More customers behind than this, and storing the whole plan anew is cheaper. */
const mostBehind = 50_000

export class Keeper {
  private readonly dirty = new Map<bigint, Mark>()
  /** Taken out of `dirty` by the round that runs now; not in the numbers yet. */
  private inRound: readonly bigint[] = []
  private readonly watched = new Map<string, Watched>()
  private turn: Promise<unknown> = Promise.resolve()
  private draining: Promise<void> | null = null
  private revision = 1
  /** Plans with stored journeys, and the customers whose stored journeys are behind. */
  private readonly stored = new Map<bigint, Set<bigint>>()
  private storedRecalled = false
  /** Unique among processes that share a store. */
  private rounds = BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1_000_000))
  private closed = false
  private lastRoundAt = Number.NEGATIVE_INFINITY
  private lastRoundMs = 0
  /** How many wait for everything marked to be derived. */
  private waitedFor = 0
  /** Customers of `dirty` whom somebody waits for: they go first. */
  private awaited: Awaited = new Map()
  /** Those of the round that runs now. */
  private awaitedInRound: Awaited = new Map()
  private wake = (): void => {}
  private alsoDeriveNext = false
  private readonly needs: KeeperNeeds
  private readonly forRounds: JourneysConnection
  private readonly besideRounds: JourneysConnection

  constructor(needs: KeeperNeeds) {
    this.needs = needs
    this.forRounds = needs.journeys.another()
    this.besideRounds = needs.journeys.another()
  }

  /**
   * Customers whose interactions, identity or profile changed; `acceptedAt` in ms since 1970. Where all that changed is
   * new interactions, `newFrom` may say from which second on, which is much quicker to derive.
   */
  markDirty(customers: Iterable<bigint>, acceptedAt: number, newFrom?: ReadonlyMap<bigint, number>): void {
    for (const customer of customers)
      this.mark(customer, { acceptedAt, newFrom: newFrom?.get(customer) ?? 0 })
    if (!this.draining && this.dirty.size > 0) this.draining = this.drain()
  }

  private mark(customer: bigint, { acceptedAt, newFrom }: Mark): void {
    const known = this.dirty.get(customer)
    this.dirty.set(customer, {
      acceptedAt: Math.min(acceptedAt, known?.acceptedAt ?? acceptedAt),
      newFrom: Math.min(newFrom, known?.newFrom ?? newFrom),
    })
  }

  /** Customers whose newest interactions are not yet in the numbers. */
  waiting(): number {
    return this.dirty.size + this.inRound.filter((customer) => !this.dirty.has(customer)).length
  }

  /** Resolves when everything marked so far is in the numbers. */
  async caughtUp(): Promise<void> {
    this.waitedFor++
    this.wake()
    try {
      while (this.draining) await this.draining
    } finally {
      this.waitedFor--
    }
  }

  /**
   * Resolves when what was marked of this customer so far is in her journey rows: at once, or with the end of the round
   * that holds her, which she is in before all others. A round that fails is tried again, so a caller sets a limit.
   */
  async settled(customer: bigint): Promise<void> {
    if (this.dirty.has(customer)) {
      const round = whenSettled(this.awaited, customer)
      this.wake()
      await round
    } else if (this.inRound.includes(customer)) await whenSettled(this.awaitedInRound, customer)
  }

  /** Everything measured must be computed anew: touchpoints or the rows themselves have changed. */
  forgetStates(): void {
    this.revision++
    for (const entry of this.watched.values()) this.forget(entry)
  }

  /** Whoever still shows it must ask again: only what was asked for is kept up to date. */
  private forget({ key, map }: Watched): void {
    this.watched.delete(key)
    const acceptedAt = this.needs.clock().getTime()
    this.needs.onMapChanged({ map: map.id, revision: this.revision, steps: [], acceptedAt })
  }

  /** All journey rows were replaced: nothing stored for maps can be trusted. Call it inside `exclusively`. */
  async forgetRows(): Promise<void> {
    this.forgetStates()
    this.stored.clear()
    await forgetAllStored(this.needs.journeys)
  }

  /** Maps were changed or deleted: what was kept and stored for them as they were is given up. */
  dropUnusedPlans(): Promise<void> {
    return this.exclusively(async () => {
      const maps = await this.needs.maps.list()
      const current = new Set(maps.map(versionOf))
      for (const { key, map } of this.watched.values())
        if (!current.has(versionOf(map))) this.watched.delete(key)
      const plans = [
        ...maps.map((map) => this.plan(map, { channels: [] })),
        ...[...this.watched.values()].map(({ plan }) => plan),
      ]
      await this.recallStored()
      for (const key of await dropOtherPlans(this.needs.journeys, new Set(plans.map(planKey))))
        this.stored.delete(key)
    })
  }

  /** Runs alone: no round and no cold measure happens meanwhile. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work, work)
    this.turn = next.catch(() => {})
    return next
  }

  /** While a full rebuild fills `journeys_next`, live changes go to both tables. */
  mirrorToNext(on: boolean): void {
    this.alsoDeriveNext = on
  }

  async close(): Promise<void> {
    this.closed = true
    await this.caughtUp()
    await this.turn
  }

  /** `signal`: whoever asked has gone; what has not begun by then is not done. */
  async measure(mapId: string, filter: MeasureFilter, signal?: AbortSignal): Promise<MapMeasure> {
    const map = await this.needs.maps.get(mapId)
    const entry = await this.entryFor(map, filter, signal)
    return {
      map,
      filter,
      ...assembled(entry),
      quotes: entry.quotes,
      freshness: {
        computedAt: entry.currentAt.toISOString(),
        newestInteraction: entry.newest > 0 ? new Date(entry.newest * 1000).toISOString() : null,
        waitingCustomers: this.waiting(),
        revision: this.revision,
      },
      tookMs: entry.tookMs,
    }
  }

  async journeysBehind(
    mapId: string,
    number: string,
    filter: MeasureFilter,
    page: Page,
    signal?: AbortSignal,
  ): Promise<JourneyList> {
    const map = await this.needs.maps.get(mapId)
    const definition = numberNamed(number, map.design)
    if (!definition)
      throw appError(
        'map.unknown-number',
        `This map has no number called "${number}". Take the name from a measure.`,
        {
          number,
        },
      )
    // The list answers for the same moment as the number that opened it.
    const entry = this.watched.get(keyOf(map, filter))
    const plan = entry?.plan ?? this.plan(map, filter)
    if (plan.storable) await this.storedIsCurrent(plan, signal)
    const list = plan.storable ? listStoredJourneys : listJourneys
    const found = await list(this.needs.journeys, plan, definition, page, signal)
    return { number, title: definition.title, ...found }
  }

  /** Of a map that is watched they are, so a list seldom waits for its turn. */
  private async storedIsCurrent(plan: Plan, signal?: AbortSignal): Promise<void> {
    if (this.stored.get(planKey(plan))?.size === 0) return
    await this.exclusively(async () => {
      signal?.throwIfAborted()
      await this.bringStoredUpToDate(plan)
    })
  }

  /** A plan for questions beside the measure, such as one customer's line. */
  plan(map: JourneyMap, filter: MeasureFilter): Plan {
    return planOf(map.design, filter, this.needs.catalogue.touchpoints(), this.needs.clock())
  }

  private async entryFor(map: JourneyMap, filter: MeasureFilter, signal?: AbortSignal): Promise<Watched> {
    const key = keyOf(map, filter)
    const known = this.watched.get(key)
    const now = this.needs.clock().getTime()
    if (known && now - known.computedAt.getTime() < recomputeAfterMs) {
      known.usedAt = now
      void this.refreshQuotes(known, now)
      return known
    }
    return this.exclusively(async () => {
      const meanwhile = this.watched.get(key)
      if (meanwhile && meanwhile !== known) return meanwhile
      signal?.throwIfAborted()
      const entry = await this.compute(key, map, filter, signal)
      this.watched.set(key, entry)
      this.wake()
      this.forgetUnused()
      return entry
    })
  }

  private async compute(
    key: string,
    map: JourneyMap,
    filter: MeasureFilter,
    signal?: AbortSignal,
  ): Promise<Watched> {
    const started = performance.now()
    const plan = this.plan(map, filter)
    if (plan.storable) await this.bringStoredUpToDate(plan)
    const [contributions, newest] = await Promise.all([
      plan.storable
        ? storedContributions(this.needs.journeys, plan)
        : contributionsOf(this.needs.journeys, plan, allRows, signal),
      newestOf(this.needs.journeys, plan.follow),
    ])
    const tookMs = performance.now() - started
    const state = new MeasureState()
    state.add(contributions, 1)
    const computedAt = this.needs.clock()
    const at = computedAt.getTime()
    const entry: Watched = {
      key,
      map,
      filter,
      plan,
      state,
      assembled: null,
      quotes: {},
      quotesAt: 0,
      quotesTookMs: 0,
      quotesStale: true,
      newest,
      computedAt,
      currentAt: computedAt,
      usedAt: at,
      tookMs,
    }
    // On small data the words are there at once; on large data they follow.
    await Promise.race([this.refreshQuotes(entry, at), pause(quotesWaitMs)])
    return entry
  }

  /** In the background: the numbers never wait long for words. Watchers are told when there are new ones. */
  private async refreshQuotes(entry: Watched, now: number): Promise<void> {
    const { journeys, catalogue, onError } = this.needs
    if (!entry.quotesStale || entry.quotesAt > now - quotesEveryMs - quotesShare * entry.quotesTookMs) return
    entry.quotesAt = now
    entry.quotesStale = false
    try {
      const started = performance.now()
      entry.quotes = await quotesOf(journeys, entry.plan, catalogue.touchpoints())
      entry.quotesTookMs = performance.now() - started
      if (this.watched.has(entry.key))
        this.needs.onMapChanged({ map: entry.map.id, revision: this.revision, steps: [], acceptedAt: now })
    } catch (error) {
      onError?.(error)
    }
  }

  private forgetUnused(): void {
    const byUse = [...this.watched.values()].sort((a, b) => b.usedAt - a.usedAt)
    const oldest = this.needs.clock().getTime() - forgetAfterMs
    for (const [place, entry] of byUse.entries())
      if (entry.usedAt < oldest) this.forget(entry)
      // Told to ask again, more open maps than there is room for would push each other out for ever.
      else if (place >= maxWatched) this.watched.delete(entry.key)
  }

  private async drain(): Promise<void> {
    let failures = 0
    // A turn of the event loop, so that customers marked together are taken together.
    await new Promise(setImmediate)
    while (this.dirty.size > 0 && !(this.closed && failures > 0)) {
      await this.rest()
      try {
        this.lastRoundAt = performance.now()
        await this.exclusively(() => this.round())
        this.lastRoundMs = performance.now() - this.lastRoundAt
        failures = 0
      } catch (error) {
        failures++
        this.needs.onError?.(error)
        await pause(Math.min(30_000, 200 * 2 ** failures))
      }
    }
    this.draining = null
    // After a failure while closing nobody derives them any more.
    for (const { resolve } of this.awaited.values()) resolve()
    this.awaited.clear()
    this.needs.onCaughtUp?.(this.needs.clock())
  }

  /** Until the next round is due; ends early when somebody looks or waits. */
  private async rest(): Promise<void> {
    const ms = this.lastRoundAt + Math.max(unwatched.restMs, 2 * this.lastRoundMs) - performance.now()
    if (ms <= 0 || this.closed || this.waitedFor > 0 || this.awaited.size > 0 || this.watched.size > 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wake = () => {}
  }

  private async round(): Promise<void> {
    const batch = this.nextBatch()
    const acceptedAt = Math.min(...batch.map(([, mark]) => mark.acceptedAt))
    this.forgetUnused()
    const entries = [...this.watched.values()]
    // Taken out first: what is marked while we derive is derived again.
    for (const [customer] of batch) this.dirty.delete(customer)
    this.inRound = batch.map(([customer]) => customer)
    this.awaitedInRound = this.awaited
    this.awaited = new Map()
    try {
      const changed = batch.map(([customer, { newFrom, acceptedAt: received }]) => ({
        customer,
        newFrom,
        received,
      }))
      this.apply(entries, await this.deriveRound(changed, entries), acceptedAt)
    } catch (error) {
      // What the round left behind is not known.
      for (const [customer, mark] of batch) this.mark(customer, { ...mark, newFrom: 0 })
      // Rows may have changed although the states have not followed.
      this.forgetStates()
      for (const behind of this.stored.values()) for (const customer of this.inRound) behind.add(customer)
      for (const [customer, { resolve }] of this.awaitedInRound)
        whenSettled(this.awaited, customer).then(resolve)
      this.awaitedInRound.clear()
      throw error
    } finally {
      this.inRound = []
      for (const { resolve } of this.awaitedInRound.values()) resolve()
      this.awaitedInRound.clear()
    }
  }

  /** Whoever is waited for, then whoever was marked first. */
  private nextBatch(): [bigint, Mark][] {
    const inHaste = this.watched.size > 0 || this.awaited.size > 0
    const most = inHaste ? customersPerRound : unwatched.customersPerRound
    const first = [...this.awaited.keys()].flatMap((customer): [bigint, Mark][] => {
      const mark = this.dirty.get(customer)
      return mark ? [[customer, mark]] : []
    })
    const others = [...this.dirty].filter(([customer]) => !this.awaited.has(customer))
    return [...first, ...others.slice(0, Math.max(0, most - first.length))]
  }

  /** Derives the customers and answers what that changed in each watched state. */
  private async deriveRound(changed: readonly Changed[], entries: Watched[]): Promise<Contributions[]> {
    const { catalogue } = this.needs
    const journeys = this.forRounds
    const customers = changed.map(({ customer }) => customer)
    const tables = catalogue.tables()
    const round = this.rounds++
    const plans = new Map(
      entries.filter(({ plan }) => plan.storable).map(({ plan }) => [planKey(plan), plan]),
    )
    await this.recallStored()
    await this.deferUnwatched(new Set(plans.keys()), customers)
    const each = (work: (plan: Plan) => Promise<void>) => Promise.all([...plans.values()].map(work))
    // Two connections, since the engine spends most of a round with understanding statements, one at a time on each.
    const beside: Promise<unknown>[] = []
    const alongside = (work: Promise<unknown>): Promise<unknown> => {
      // Waited for below, also after a failure.
      work.catch(() => {})
      beside.push(work)
      return work
    }
    const kept = alongside(each((plan) => keepStored(this.besideRounds, plan, round, customers)))
    try {
      await deriveRound(journeys, tables, round, changed)
      alongside(writeRound(this.besideRounds, round))
      if (this.alsoDeriveNext) await deriveCustomers(journeys, tables, customers, 'journeys_next')
      await each((plan) => storeRound(journeys, plan, round, rowsOfRound(round)))
      await kept
      alongside(each((plan) => writeStored(this.besideRounds, plan, round)))
      const rows = changedRows(round)
      const changes = await Promise.all(
        entries.map(({ plan }) =>
          plan.storable ? changeOfRound(journeys, plan, round, rows) : contributionsOf(journeys, plan, rows),
        ),
      )
      await Promise.all(beside)
      return changes
    } finally {
      await Promise.allSettled(beside)
      await forgetRound(journeys, round)
    }
  }

  /** What an earlier process stored must follow every change from the first round on, watched or not. */
  private async recallStored(): Promise<void> {
    if (this.storedRecalled) return
    for (const key of await storedPlans(this.needs.journeys)) this.stored.set(key, new Set())
    this.storedRecalled = true
  }

  /** Stored plans that nobody watches are not kept up to date, only told who has changed. */
  private async deferUnwatched(watched: ReadonlySet<bigint>, customers: readonly bigint[]): Promise<void> {
    for (const [key, behind] of this.stored) {
      if (watched.has(key)) continue
      // A process that dies now must not trust these rows when it starts again.
      if (behind.size === 0) await markStored(this.needs.journeys, key, false)
      for (const customer of customers) behind.add(customer)
      if (behind.size > mostBehind) this.stored.delete(key)
    }
  }

  private async bringStoredUpToDate(plan: Plan): Promise<void> {
    const { journeys } = this.needs
    const key = planKey(plan)
    await this.recallStored()
    const behind = this.stored.get(key)
    if (!behind) {
      await storePlan(journeys, plan)
      this.stored.set(key, new Set())
      return
    }
    if (behind.size === 0) return
    const late = [...behind]
    for (let at = 0; at < late.length; at += customersPerRound) {
      const some = late.slice(at, at + customersPerRound)
      const round = this.rounds++
      await storeChange(journeys, plan, round, rowsOfCustomers(some), some)
      await forgetRound(journeys, round)
    }
    behind.clear()
    await markStored(journeys, key, true)
  }

  private apply(entries: Watched[], changes: Contributions[], acceptedAt: number): void {
    this.revision++
    for (const [index, entry] of entries.entries()) {
      const change = changes[index]
      if (!change) continue
      entry.state.add(change, 1)
      entry.assembled = null
      entry.newest = Math.max(entry.newest, Math.floor(acceptedAt / 1000))
      entry.currentAt = this.needs.clock()
      entry.quotesStale = true
      const steps = changedSteps(change, entry.plan)
      if (steps.length > 0)
        this.needs.onMapChanged({ map: entry.map.id, revision: this.revision, steps, acceptedAt })
    }
  }
}

type Awaited = Map<bigint, PromiseWithResolvers<void>>

function whenSettled(awaited: Awaited, customer: bigint): Promise<void> {
  const known = awaited.get(customer) ?? Promise.withResolvers<void>()
  awaited.set(customer, known)
  return known.promise
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function assembled(entry: Watched): ReturnType<typeof assemble> {
  entry.assembled ??= assemble(entry.state, entry.map.design)
  return entry.assembled
}

const versionOf = ({ id, version }: JourneyMap): string => `${id} ${version}`

const keyOf = (map: JourneyMap, filter: MeasureFilter): string =>
  JSON.stringify([map.id, map.version, filter.from, filter.to, filter.asOf, filter.channels, filter.segment])

async function newestOf(journeys: Journeys, follow: number): Promise<number> {
  const [row] = await journeys.rows<{ newest: number }>(
    'SELECT toUInt32(max(last_at)) AS newest FROM journeys WHERE follow = {follow:UInt8} AND deleted = 0',
    { follow },
  )
  return row?.newest ?? 0
}

/** Kinds from 7 on carry a step in their first place, or nothing. */
const firstStepCode = 7 * 2 ** 27

function changedSteps(change: Contributions, plan: Plan): string[] {
  const codes = [...change.counts.keys()].filter((code) => code >= firstStepCode)
  const steps = new Set(codes.map((code) => partsOf(code).a))
  return [...steps].flatMap((step) => plan.steps[step - 1]?.id ?? [])
}
