/** Customers for the API: the journeys store's answers with the current touchpoints and maps. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from '../../ingest/identity/identity.ts'
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import { findCustomers } from '../../maps/customers/find-customers.ts'
import { journeyOf, lineOf } from '../../maps/customers/journey-of.ts'
import { profileOf } from '../../maps/customers/profile-of.ts'
import { timelineCounts, timelineOf } from '../../maps/customers/timeline-of.ts'
import type { CatalogueView, Keeper } from '../../maps/keeper.ts'
import type { MapStore } from '../../maps/map-store.ts'
import { AppError } from '../../model/app-error.ts'
import type { Channel } from '../../model/channel.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Kind } from '../../model/touchpoint.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { CustomerService } from '../services.ts'

type Needs = {
  journeys: Journeys
  maps: MapStore
  identity: Pick<Identity, 'identifiersOf'>
  catalogue: Pick<Catalogue, 'kinds'>
  view: CatalogueView
  keeper: Pick<Keeper, 'settled'>
  clock: () => Date
}

/** A round of upkeep takes a tenth of it, unless very much comes in or the machine does much else. */
const longestWaitMs = 10_000

export const customerService = ({
  journeys,
  maps,
  identity,
  catalogue,
  view,
  keeper,
  clock,
}: Needs): CustomerService => {
  // Her page waits for nobody's map or list, and two processors work for it at once.
  const [ofHer, ofHerWay, ofMany] = [journeys.another(), journeys.another(), journeys.another()]
  const wayOf = (customers: readonly CustomerId[]) => (customers.length > 1 ? ofMany : ofHerWay)
  const kindsById = async (ids: readonly number[]): Promise<Map<number, Kind>> => {
    const wanted = new Set(ids)
    return new Map(
      catalogue.kinds().flatMap((kind) => (wanted.has(kind.id) ? [[kind.id, kind] as const] : [])),
    )
  }

  /** The touchpoints that a timeline is narrowed to; undefined: all. */
  const wantedTouchpoints = async (
    channels?: readonly Channel[],
    mapId?: string,
  ): Promise<number[] | undefined> => {
    if (!channels && !mapId) return undefined
    const onMap = mapId
      ? new Set(
          (await maps.get(mapId)).design.stages.flatMap(({ steps }) =>
            steps.flatMap((step) => step.touchpoints),
          ),
        )
      : undefined
    const wanted = [...view.touchpoints()]
      .filter(([id, facts]) => (!onMap || onMap.has(id)) && (!channels || channels.includes(facts.channel)))
      .map(([id]) => id)
    // What has no touchpoint is shown as "other".
    return !onMap && channels?.includes('other') ? [0, ...wanted] : wanted
  }

  /**
   * What was accepted a moment ago is not in the journey rows yet: whoever asks for a customer waits for her alone. Of
   * somebody known, older rows come when that takes long; the live stream tells when the newer ones are there.
   */
  async function settledFirst<Found>(id: string, find: () => Promise<Found>): Promise<Found> {
    const isSettled = keeper.settled(BigInt(id))
    const enough = new AbortController()
    const longest = sleep(longestWaitMs, undefined, { ref: false, signal: enough.signal }).catch(() => {})
    await Promise.race([isSettled, longest])
    enough.abort()
    try {
      return await find()
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'customer.not-found')) throw error
      await isSettled
      return find()
    }
  }

  return {
    search: (query, page, signal) => findCustomers(journeys, query, page, signal),
    async get(id) {
      return settledFirst(id, async () => {
        const [profile, identifiers] = await Promise.all([
          profileOf(ofHer, id, {
            maps: await maps.list(),
            touchpoints: view.touchpoints(),
            now: clock(),
          }),
          identity.identifiersOf(BigInt(id)),
        ])
        return { ...profile, identifiers }
      })
    },
    async timeline(ids, { channels, map, ...wish }, signal, besides) {
      const touchpoints = await wantedTouchpoints(channels, map)
      const from = { catalogue: view.tables(), touchpoints: view.touchpoints(), kindsById, besides }
      // What has no touchpoint yet is on no map.
      const narrowed = { ...wish, touchpoints, channels: map ? [] : channels }
      return timelineOf(wayOf(ids), ids, narrowed, from, signal)
    },
    async timelineCounts(ids, about, signal, besides) {
      const from = { catalogue: view.tables(), touchpoints: view.touchpoints(), besides }
      return timelineCounts(wayOf(ids), ids, about, from, signal)
    },
    async line(id, mapId) {
      const map = await maps.get(mapId)
      return settledFirst(id, async () =>
        lineOf(map.id, await journeyOf(ofHerWay, id, map, view.touchpoints(), clock())),
      )
    },
  }
}
