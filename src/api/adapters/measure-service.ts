/** Measured maps for the API, and the journeys behind their numbers as a list and as a file. */
import { exportJourneys } from '../../maps/export-journeys.ts'
import type { Keeper } from '../../maps/keeper.ts'
import type { MapStore } from '../../maps/map-store.ts'
import type { MeasureService } from '../services.ts'

/** Read at a time for a file. */
const rowsOfExport = 1_000

export const measureService = (keeper: Keeper, maps: Pick<MapStore, 'get'>): MeasureService => {
  const journeys: MeasureService['journeys'] = (map, number, filter, page, signal) =>
    keeper.journeysBehind(map, number, filter, page, signal)
  return {
    measure: (map, filter, signal) => keeper.measure(map, filter, signal),
    journeys,
    async export(map, number, filter, query, signal) {
      const pageOf = (cursor: string | undefined) =>
        journeys(map, number, filter, { limit: rowsOfExport, cursor, query }, signal)
      // Read before the answer begins, so that a number which does not exist is still said in words.
      const first = await pageOf(undefined)
      return exportJourneys(await maps.get(map), async (cursor) =>
        cursor === undefined ? first : pageOf(cursor),
      )
    },
  }
}
