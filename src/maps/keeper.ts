/** Keeps journey rows and measured maps up to date, at a cost that follows the number of changed customers. */
import type { Contributions } from '../journey/measure/measure-state.ts'
import { numberNamed } from '../journey/measure/numbers.ts'
import { appError } from '../model/app-error.ts'
import type { JourneyMap } from '../model/journey-map.ts'
import type { JourneyList, MapMeasure, MeasureFilter } from '../model/measure.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { CatalogueTables } from './derive.ts'
import type { MapStore } from './map-store.ts'
import { contributionsOf } from './measure/contributions.ts'
import { allRows } from './measure/journey-rows.ts'
import { listJourneys, listStoredJourneys, type SearchedPage } from './measure/list-journeys.ts'
import { type Plan, planOf, type TouchpointTable } from './measure/plan.ts'
import { planKey, storedContributions } from './measure/stored-journeys.ts'
import { ChangedCustomers, type Marked } from './upkeep/changed-customers.ts'
import { changesOfRound, type RoundConnections } from './upkeep/changes-of-round.ts'
import { renewQuotes } from './upkeep/renew-quotes.ts'
import { Rounds } from './upkeep/rounds.ts'
import { StoredPlans } from './upkeep/stored-plans.ts'
import { addChange, assembled, keyOf, use, type WatchedMap, watchedMap } from './upkeep/watched-map.ts'
import { WatchedMaps } from './upkeep/watched-maps.ts'

/** What the keeper reads of the touchpoint catalogue; always current. */
export type CatalogueView = {
  tables(): CatalogueTables
  touchpoints(): TouchpointTable
}

export type MapChange = { map: string; revision: number; steps: string[]; acceptedAt: number }

export type KeeperNeeds = {
  journeys: Journeys
  maps: Pick<MapStore, 'get' | 'list'>
  catalogue: CatalogueView
  clock: () => Date
  onMapChanged: (change: MapChange) => void
  /** Told of each round: their journey rows hold everything that was marked before it. */
  onCustomersCounted?: (customers: readonly bigint[]) => void
  /** Told whenever nothing waits: everything accepted before this moment is in the journey rows. */
  onCaughtUp?: (upTo: Date) => void
  onError?: (error: unknown) => void
}

/** Customers derived and measured in one round: most of its cost is the same for few as for many, so a backlog shrinks. */
const customersPerRound = { watched: 3_000, unwatched: 10_000 }
/** "Open" ends with silence, not with an event: so a state is computed anew after this time. */
const recomputeAfterMs = 10 * 60_000
const quotesWaitMs = 60

export class Keeper {
  private readonly needs: KeeperNeeds
  private readonly changed = new ChangedCustomers()
  private readonly watched: WatchedMaps
  private readonly stored: StoredPlans
  private readonly rounds: Rounds
  private readonly connections: RoundConnections
  private turn: Promise<unknown> = Promise.resolve()
  /** Words that are being read; the store is closed after them. */
  private readonly readingQuotes = new Set<Promise<void>>()
  private revision = 1
  /** Unique among processes that share a store. */
  private lastRound = BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1_000_000))
  private alsoDeriveNext = false
  /** Resolves when what the numbers hold is on disk too. */
  private onDisk: Promise<void> = Promise.resolve()

  constructor(needs: KeeperNeeds) {
    const { journeys, clock } = needs
    this.needs = needs
    this.connections = { main: journeys.another(), beside: journeys.another() }
    this.watched = new WatchedMaps(({ map }) => this.tell(map, [], clock().getTime()))
    this.stored = new StoredPlans(journeys, () => this.nextRound())
    this.rounds = new Rounds({
      isNeeded: () => !this.changed.isEmpty(),
      isUrgent: () => this.isUrgent(),
      round: () => this.exclusively(() => this.round()),
      onIdle: () => {
        this.changed.giveUpWaiting()
        needs.onCaughtUp?.(clock())
      },
      onError: (error) => needs.onError?.(error),
    })
  }

  /**
   * Customers whose interactions, identity or profile changed; `acceptedAt` in ms since 1970. Where all that changed is
   * new interactions, `newFrom` may say from which second on, which is much quicker to derive.
   */
  markDirty(customers: Iterable<bigint>, acceptedAt: number, newFrom?: ReadonlyMap<bigint, number>): void {
    for (const customer of customers)
      this.changed.mark(customer, { acceptedAt, newFrom: newFrom?.get(customer) ?? 0 })
    this.rounds.start()
  }

  /** Customers whose newest interactions are not yet in the numbers. */
  waiting(): number {
    return this.changed.waiting()
  }

  /** Resolves when everything marked so far is in the numbers. */
  caughtUp(): Promise<void> {
    return this.rounds.finished()
  }

  /**
   * Resolves when what was marked of this customer so far is in her journey rows: at once, or with the end of the round
   * that holds her, which she is in before all others. A round that fails is tried again, so a caller sets a limit.
   */
  settled(customer: bigint): Promise<void> {
    const settled = this.changed.settled(customer)
    this.rounds.wake()
    return settled
  }

  /** Everything measured must be computed anew: touchpoints or the rows themselves have changed. */
  forgetStates(): void {
    this.revision++
    this.watched.forgetAll()
  }

  /** All journey rows were replaced: nothing stored for maps can be trusted. Call it inside `exclusively`. */
  async forgetRows(): Promise<void> {
    this.forgetStates()
    await this.stored.forgetAll()
  }

  /** Maps were changed or deleted: what was kept and stored for them as they were is given up. */
  dropUnusedPlans(): Promise<void> {
    return this.exclusively(async () => {
      const maps = await this.needs.maps.list()
      this.watched.dropOtherVersions(maps)
      await this.stored.dropOthers([
        ...maps.map((map) => this.plan(map, { channels: [] })),
        ...this.watched.all().map(({ plan }) => plan),
      ])
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
    await this.rounds.close()
    await this.turn
    await Promise.all(this.readingQuotes)
  }

  /** `signal`: whoever asked has gone; what has not begun by then is not done. */
  async measure(mapId: string, filter: MeasureFilter, signal?: AbortSignal): Promise<MapMeasure> {
    const map = await this.needs.maps.get(mapId)
    const watched = await this.watch(map, filter, signal)
    return {
      map,
      filter,
      ...assembled(watched),
      quotes: watched.quotes,
      freshness: {
        computedAt: watched.currentAt.toISOString(),
        newestInteraction: watched.newest > 0 ? new Date(watched.newest * 1000).toISOString() : null,
        waitingCustomers: this.waiting(),
        revision: this.revision,
      },
      tookMs: watched.tookMs,
    }
  }

  async journeysBehind(
    mapId: string,
    number: string,
    filter: MeasureFilter,
    page: SearchedPage,
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
    const plan = this.watched.get(keyOf(map, filter))?.plan ?? this.plan(map, filter)
    await this.onDisk
    if (plan.storable) await this.storedIsCurrent(plan, signal)
    const list = plan.storable ? listStoredJourneys : listJourneys
    const found = await list(this.needs.journeys, plan, definition, page, signal)
    return { number, title: definition.title, ...found }
  }

  /** A plan for questions beside the measure, such as one customer's line. */
  plan(map: JourneyMap, filter: MeasureFilter): Plan {
    return planOf(map.design, filter, this.needs.catalogue.touchpoints(), this.needs.clock())
  }

  /** Of a map that is watched they are, so a list seldom waits for its turn. */
  private async storedIsCurrent(plan: Plan, signal?: AbortSignal): Promise<void> {
    if (this.stored.isCurrent(plan)) return
    await this.exclusively(async () => {
      signal?.throwIfAborted()
      await this.stored.bringUpToDate(plan)
    })
  }

  private async watch(map: JourneyMap, filter: MeasureFilter, signal?: AbortSignal): Promise<WatchedMap> {
    const key = keyOf(map, filter)
    const known = this.watched.get(key)
    const now = this.needs.clock().getTime()
    if (known && now - known.computedAt.getTime() < recomputeAfterMs) {
      use(known, now)
      void this.renewQuotes(known, now)
      return known
    }
    return this.exclusively(async () => {
      const meanwhile = this.watched.get(key)
      if (meanwhile && meanwhile !== known) return meanwhile
      signal?.throwIfAborted()
      const watched = await this.compute(map, filter, signal)
      this.watched.keep(watched)
      this.rounds.wake()
      this.watched.forgetUnused(this.needs.clock().getTime())
      return watched
    })
  }

  private async compute(map: JourneyMap, filter: MeasureFilter, signal?: AbortSignal): Promise<WatchedMap> {
    const { journeys, clock } = this.needs
    const started = performance.now()
    const plan = this.plan(map, filter)
    if (plan.storable) await this.stored.bringUpToDate(plan)
    const [contributions, newest] = await Promise.all([
      plan.storable ? storedContributions(journeys, plan) : contributionsOf(journeys, plan, allRows, signal),
      newestOf(journeys, plan.follow),
    ])
    const tookMs = performance.now() - started
    const watched = watchedMap({ map, filter, plan, newest, computedAt: clock(), tookMs }, contributions)
    // On small data the words are there at once; on large data they follow.
    const quotes = this.renewQuotes(watched, watched.usedAt)
    await Promise.race([quotes, new Promise((resolve) => setTimeout(resolve, quotesWaitMs))])
    return watched
  }

  private renewQuotes(watched: WatchedMap, now: number): Promise<void> {
    const reading = this.readQuotes(watched, now).finally(() => this.readingQuotes.delete(reading))
    this.readingQuotes.add(reading)
    return reading
  }

  /** Watchers are told when there are new ones. */
  private async readQuotes(watched: WatchedMap, now: number): Promise<void> {
    const { journeys, catalogue, onError } = this.needs
    try {
      const isNew = await renewQuotes(journeys, watched, catalogue.touchpoints(), now)
      if (isNew && this.watched.has(watched)) this.tell(watched.map, [], now)
    } catch (error) {
      onError?.(error)
    }
  }

  private isUrgent(): boolean {
    return !this.watched.isEmpty() || this.changed.areAwaited()
  }

  private nextRound(): bigint {
    return this.lastRound++
  }

  private async round(): Promise<void> {
    const { clock } = this.needs
    const batch = this.changed.take(this.isUrgent() ? customersPerRound.watched : customersPerRound.unwatched)
    this.watched.forgetUnused(clock().getTime())
    const watched = this.watched.all()
    const written = Promise.withResolvers<void>()
    try {
      await this.changesOf(batch, watched, (changes) => {
        this.revision++
        this.changed.counted()
        this.onDisk = written.promise
        const acceptedAt = Math.min(...batch.map(([, mark]) => mark.acceptedAt))
        for (const [index, one] of watched.entries()) {
          const change = changes[index]
          const steps = change ? addChange(one, change, acceptedAt, clock()) : []
          if (steps.length > 0) this.tell(one.map, steps, acceptedAt)
        }
      })
      this.changed.done()
      this.needs.onCustomersCounted?.(batch.map(([customer]) => customer))
    } catch (error) {
      this.changed.putBack()
      // Rows may have changed although the states have not followed.
      this.forgetStates()
      this.stored.doubt(batch.map(([customer]) => customer))
      throw error
    } finally {
      written.resolve()
    }
  }

  /** Derives the customers; `heard` gets what that changed in each watched state, before it is on disk. */
  private async changesOf(
    batch: readonly Marked[],
    watched: readonly WatchedMap[],
    heard: (changes: readonly Contributions[]) => void,
  ): Promise<void> {
    const changed = batch.map(([customer, { newFrom, acceptedAt: received }]) => ({
      customer,
      newFrom,
      received,
    }))
    const storable = watched.flatMap(({ plan }) => (plan.storable ? [plan] : []))
    const plans = new Map(storable.map((plan) => [planKey(plan), plan]))
    await this.stored.recall()
    await this.stored.defer(
      new Set(plans.keys()),
      batch.map(([customer]) => customer),
    )
    await changesOfRound(
      this.connections,
      {
        id: this.nextRound(),
        catalogue: this.needs.catalogue.tables(),
        changed,
        alsoNext: this.alsoDeriveNext,
      },
      [...plans.values()],
      watched.map(({ plan }) => plan),
      heard,
    )
  }

  private tell({ id }: JourneyMap, steps: string[], acceptedAt: number): void {
    this.needs.onMapChanged({ map: id, revision: this.revision, steps, acceptedAt })
  }
}

async function newestOf(journeys: Journeys, follow: number): Promise<number> {
  const [row] = await journeys.rows<{ newest: number }>(
    'SELECT toUInt32(max(last_at)) AS newest FROM journeys WHERE follow = {follow:UInt8} AND deleted = 0',
    { follow },
  )
  return row?.newest ?? 0
}
