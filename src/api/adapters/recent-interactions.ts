/** The list "what just happened": told to watchers a few times a second, and kept for the Home page. */
import type { AcceptedBatch, AcceptedInteraction } from '../../ingest/accepted-batch.ts'
import type { LiveHub } from '../../live/hub.ts'
import { labelsOf } from '../../maps/customers/labels-of.ts'
import { latestInteractions } from '../../maps/customers/latest-interactions.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { LiveInteraction } from '../../model/live.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

const kept = 20
const toldEveryMs = 400
/** With nobody listening, only the list for the next visitor is kept. */
const notedEveryMs = 2_000

type Needs = { journeys: Journeys; view: CatalogueView; live: LiveHub; onTrouble: (error: unknown) => void }

export type RecentInteractions = {
  note(batch: AcceptedBatch): void
  /** Newest first. */
  list(): LiveInteraction[]
  /** Read anew, as when somebody was erased. */
  reread(): Promise<void>
  close(): Promise<void>
}

export const recentInteractions = async ({
  journeys,
  view,
  live,
  onTrouble,
}: Needs): Promise<RecentInteractions> => {
  let waiting: AcceptedInteraction[] = []
  let count = 0
  let timer: NodeJS.Timeout | undefined
  let telling: Promise<void> = Promise.resolve()

  const named = async (found: readonly AcceptedInteraction[]): Promise<LiveInteraction[]> => {
    const labels = await labelsOf(journeys, [...new Set(found.map(({ customer }) => customer))])
    const tables = view.tables()
    return found.flatMap(({ customer, label, at, kind, name, score }) => {
      const touchpoint = tables.touchpointOfKind[kind] ?? 0
      const facts = view.touchpoints().get(touchpoint)
      if (!facts || facts.hidden) return []
      const shown = tables.feelingOfTouchpoint[touchpoint]
      const called = labels.get(String(customer))
      return {
        customer: String(customer) as CustomerId,
        label: called?.derived ? called.label : label,
        at: new Date(at).toISOString(),
        touchpoint,
        name: facts.name || name,
        channel: facts.channel,
        score: score ?? (typeof shown === 'number' ? shown / 100 : null),
      }
    })
  }

  let recent = await named(await latestInteractions(journeys, kept))

  const tell = async () => {
    timer = undefined
    const [found, howMany] = [waiting, count]
    waiting = []
    count = 0
    const latest = await named(found)
    recent = [...recent, ...latest].slice(-kept)
    live.publish({ kind: 'interactions', count: howMany, latest })
  }

  return {
    note(batch) {
      if (batch.interactions === 0) return
      count += batch.interactions
      waiting = [...waiting, ...batch.latest].slice(-kept)
      timer ??= setTimeout(
        () => {
          telling = tell().catch(onTrouble)
        },
        live.watchers() > 0 ? toldEveryMs : notedEveryMs,
      )
    },
    list: () => recent.toReversed(),
    async reread() {
      waiting = []
      recent = await named(await latestInteractions(journeys, kept))
    },
    async close() {
      clearTimeout(timer)
      await telling
    },
  }
}
