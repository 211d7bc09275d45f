/** Funnels and retention of a map for the API: the map is looked up, and everything is seen from now. */
import { type FunnelGround, funnelOf } from '../../maps/funnel/funnel.ts'
import { funnelCustomers } from '../../maps/funnel/funnel-customers.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { MapStore } from '../../maps/map-store.ts'
import { retentionCustomers, retentionOf } from '../../maps/retention/retention.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { FunnelService } from '../services.ts'

type Needs = {
  journeys: Journeys
  maps: Pick<MapStore, 'get'>
  view: Pick<CatalogueView, 'touchpoints'>
  clock: () => Date
}

export function funnelService({ journeys, maps, view, clock }: Needs): FunnelService {
  const groundOf = async (map: string): Promise<FunnelGround> => ({
    journeys,
    touchpoints: view.touchpoints(),
    design: (await maps.get(map)).design,
    now: clock(),
  })
  return {
    funnel: async (map, wish, signal) => funnelOf(await groundOf(map), wish, signal),
    funnelCustomers: async (map, wish, number, page, signal) =>
      funnelCustomers(await groundOf(map), wish, number, page, signal),
    retention: async (map, wish, signal) => retentionOf(await groundOf(map), wish, signal),
    retentionCustomers: async (map, frame, number, page, signal) =>
      retentionCustomers(await groundOf(map), frame, number, page, signal),
  }
}
