/** Rebuilds all journey rows in the background while the old ones stay readable, and catches up after a start. */
import { z } from 'zod'
import type { Rederivation } from '../model/touchpoint.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { Records } from '../storage/records/connect.ts'
import { saveSetting, settingOf } from '../storage/records/settings.ts'
import { deriveAll } from './derive.ts'
import type { CatalogueView, Keeper } from './keeper.ts'

const Derived = z.object({
  /** Everything received before this moment is in the journey rows. */
  upTo: z.string(),
  /** The catalogue's revision that the rows were derived with. */
  catalogue: z.number(),
})
type Derived = z.infer<typeof Derived>
const settingName = 'journeys-derived'

/** Accepted shortly before the mark may have been written shortly after it. */
const marginMs = 120_000
const saveEveryMs = 5_000
/** No catalogue has this revision. */
const unfinished = -1

export type RebuildNeeds = {
  journeys: Journeys
  records: Records
  keeper: Keeper
  catalogue: CatalogueView & { revision(): number }
  clock: () => Date
  onProgress: (share: number) => void
  onError: (error: unknown) => void
}

export class Rebuild {
  private readonly needs: RebuildNeeds
  private state: Rederivation = {
    state: 'idle',
    customersDone: 0,
    customersTotal: 0,
    secondsLeft: null,
    error: null,
  }
  private running: Promise<void> | null = null
  private again = false
  private abort = new AbortController()
  private savedAt = 0
  private derivedWith = 0

  constructor(needs: RebuildNeeds) {
    this.needs = needs
  }

  progress(): Rederivation {
    return this.state
  }

  /** Starts a full rebuild; one that runs already is followed by another, since rules may have changed again. */
  start(): void {
    if (this.running) {
      this.again = true
      return
    }
    // From this moment, not only once the store has answered: who asks next must see it.
    this.state = { state: 'running', customersDone: 0, customersTotal: 0, secondsLeft: null, error: null }
    this.running = this.run().finally(() => {
      this.running = null
      if (this.again && !this.abort.signal.aborted) {
        this.again = false
        this.start()
      }
    })
  }

  async finished(): Promise<void> {
    while (this.running) await this.running
  }

  async close(): Promise<void> {
    this.abort.abort()
    await this.finished()
  }

  /** After a start: derive what was accepted but not derived, or everything when rules changed meanwhile. */
  async catchUp(): Promise<'nothing' | 'some' | 'all'> {
    const { journeys, records, keeper, catalogue } = this.needs
    const [stored] = await journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions')
    const derived = await settingOf(records.db, settingName, Derived)
    this.derivedWith = derived?.catalogue ?? catalogue.revision()
    if (Number(stored?.n ?? 0) === 0) return 'nothing'
    // A new release may have changed the shape of journey rows, which leaves them empty.
    const [rows] = await journeys.rows<{ n: string }>('SELECT count() AS n FROM journeys')
    if (!derived || derived.catalogue !== catalogue.revision() || Number(rows?.n ?? 0) === 0) {
      this.start()
      return 'all'
    }
    const since = new Date(Date.parse(derived.upTo) - marginMs)
    const late = await journeys.rows<{ customer: string }>(
      `SELECT DISTINCT if(m.customer = 0, i.home, m.customer) AS customer
      FROM (SELECT home, at FROM interactions WHERE received >= {since:DateTime64(3)}) AS i
      ASOF LEFT JOIN (SELECT home, since, customer FROM members FINAL) AS m ON i.home = m.home AND i.at >= m.since`,
      { since },
    )
    keeper.markDirty(
      late.map(({ customer }) => BigInt(customer)),
      this.needs.clock().getTime(),
    )
    return late.length > 0 ? 'some' : 'nothing'
  }

  /** The keeper has caught up: remember how far, so that a start after a crash knows where to go on. */
  caughtUp(upTo: Date): void {
    if (this.running || upTo.getTime() - this.savedAt < saveEveryMs) return
    this.savedAt = upTo.getTime()
    this.save(upTo).catch(this.needs.onError)
  }

  private async save(upTo: Date, catalogue = this.derivedWith): Promise<void> {
    const derived: Derived = { upTo: upTo.toISOString(), catalogue }
    await saveSetting(this.needs.records.db, settingName, derived)
  }

  private async run(): Promise<void> {
    const { journeys, keeper, catalogue, clock } = this.needs
    const startedAt = clock()
    const revision = catalogue.revision()
    try {
      const total = await customersStored(journeys)
      this.state = {
        state: 'running',
        customersDone: 0,
        customersTotal: total,
        secondsLeft: null,
        error: null,
      }
      // A process that dies in the middle must begin again when it starts.
      await this.save(startedAt, unfinished)
      await journeys.command('DROP TABLE IF EXISTS journeys_next SYNC')
      await journeys.command('CREATE TABLE journeys_next AS journeys')
      keeper.mirrorToNext(true)
      const report = (share: number) => this.report(share, total, clock().getTime() - startedAt.getTime())
      await deriveAll(journeys, catalogue.tables(), 'journeys_next', report, this.abort.signal)
      // One part instead of many: reading only the newest version of each row then costs nothing.
      await journeys.command(
        'OPTIMIZE TABLE journeys_next FINAL',
        {},
        { settings: { max_execution_time: 0 } },
      )
      await keeper.exclusively(async () => {
        await journeys.command('EXCHANGE TABLES journeys AND journeys_next')
        keeper.mirrorToNext(false)
        await keeper.forgetRows()
      })
      await journeys.command('DROP TABLE journeys_next SYNC')
      this.derivedWith = revision
      await this.save(startedAt)
      this.state = {
        state: 'idle',
        customersDone: total,
        customersTotal: total,
        secondsLeft: null,
        error: null,
      }
      this.needs.onProgress(1)
    } catch (error) {
      keeper.mirrorToNext(false)
      if (this.abort.signal.aborted) return
      this.state = {
        ...this.state,
        state: 'failed',
        error: error instanceof Error ? error.message : String(error),
      }
      this.needs.onError(error)
    }
  }

  private report(share: number, total: number, elapsedMs: number): void {
    this.state = {
      state: 'running',
      customersDone: Math.round(share * total),
      customersTotal: total,
      secondsLeft: share > 0 ? Math.round((elapsedMs * (1 - share)) / share / 1000) : null,
      error: null,
    }
    this.needs.onProgress(share)
  }
}

async function customersStored(journeys: Journeys): Promise<number> {
  const [row] = await journeys.rows<{ n: string }>('SELECT uniq(home) AS n FROM interactions')
  return Number(row?.n ?? 0)
}
