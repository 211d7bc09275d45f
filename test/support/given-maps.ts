/** Everything from a message to a measured map, on real engines, without HTTP. */
import { catalogueView } from '../../src/api/adapters/catalogue-view.ts'
import type { IngestSettings } from '../../src/ingest/ingest.ts'
import { Keeper, type MapChange } from '../../src/maps/keeper.ts'
import { createMapStore } from '../../src/maps/map-store.ts'
import { MapDesign } from '../../src/model/journey-map.ts'
import type { Message } from '../../src/model/message.ts'
import { givenIngest } from './given-ingest.ts'
import { type StoresWay, wayOfRun } from './stores.ts'

const start = Date.parse('2026-01-05T09:00:00Z')
const hour = 3_600_000

/** "visit", "+30h" (a pause), or a message with properties. */
export type Told = string | ({ event: string } & Record<string, unknown>)

/** Turns `{ ann: ['quote', '+30h', 'contract'] }` into messages; an hour passes between two events. */
export function messagesOf(stories: Record<string, readonly Told[]>): Message[] {
  return Object.entries(stories).flatMap(([customer, story]) => {
    let at = start
    let count = 0
    return story.flatMap((part): Message[] => {
      const pause = typeof part === 'string' ? /^\+(\d+)([dhms])$/.exec(part) : null
      if (pause) {
        at += Number(pause[1]) * { d: 24 * hour, h: hour, m: 60_000, s: 1000 }[pause[2] as 'd'] - hour
        return []
      }
      const { event, ...properties } = typeof part === 'string' ? { event: part } : part
      const message: Message = {
        type: 'track',
        messageId: `${customer}-${count++}`,
        userId: customer,
        event,
        timestamp: new Date(at).toISOString(),
        properties,
      }
      at += hour
      return [message]
    })
  })
}

export type GivenMaps = Awaited<ReturnType<typeof givenMaps>>

export async function givenMaps({
  now = new Date('2026-02-01T00:00:00Z'),
  way = wayOfRun(),
}: {
  now?: Date
  way?: StoresWay
} = {}) {
  let keeper: Keeper | undefined
  const changes: MapChange[] = []
  const onAccepted: IngestSettings['onAccepted'] = ({ customers, acceptedAt, newFrom }) =>
    keeper?.markDirty(customers, acceptedAt, newFrom)
  const given = await givenIngest({ onAccepted }, way)
  const maps = createMapStore(given.records.db)
  const view = catalogueView(given.catalogue)
  const troubles: unknown[] = []
  const made = new Keeper({
    journeys: given.journeys,
    maps,
    catalogue: view,
    clock: () => now,
    onMapChanged: (change) => changes.push(change),
    onError: (error) => troubles.push(error),
  })
  keeper = made

  const idOf = (name: string): number => {
    const kind = given.catalogue.kinds().find((one) => one.name === name)
    return kind ? (given.catalogue.touchpointOfKind()[kind.id] ?? 0) : 0
  }

  return {
    ...given,
    maps,
    view,
    keeper: made,
    changes,
    troubles,
    touchpointNamed: idOf,
    /** Nobody has done anything, and nothing is kept of who did. */
    async forgetAll() {
      await given.empty()
      await made.exclusively(() => made.forgetRows())
    },
    /** Everything is derived when this resolves. */
    async happened(messages: readonly Message[]) {
      const results = await given.accept([...messages], now)
      await made.caughtUp()
      // A round that failed is done again from the start, which would hide the fault.
      if (troubles.length > 0) throw troubles[0]
      return results
    },
    /** Stages of steps of event names: `{ Look: ['visit'], Buy: ['order', 'pay'] }`. */
    async mapOf(stages: Record<string, readonly string[]>, changed: Partial<MapDesign> = {}) {
      const design = MapDesign.parse({
        name: 'Test',
        stages: Object.entries(stages).map(([name, steps]) => ({
          id: name,
          name,
          steps: steps.map((step) => ({
            id: step,
            name: step,
            touchpoints: [idOf(step)].filter((id) => id > 0),
          })),
        })),
        ...changed,
      })
      return maps.create(design, 'test')
    },
    measure: (map: { id: string }, filter: Partial<Parameters<Keeper['measure']>[1]> = {}) =>
      made.measure(map.id, { channels: [], ...filter }),
    async remove() {
      await made.close()
      await given.remove()
    },
  }
}
