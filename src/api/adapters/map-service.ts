/** Maps for the API; everybody who watches hears of a change, and what no map needs any more is given up. */
import type { LiveHub } from '../../live/hub.ts'
import type { MapStore } from '../../maps/map-store.ts'
import type { MapService } from '../services.ts'

export const mapService = (store: MapStore, live: LiveHub, dropUnused: () => void): MapService => {
  const telling = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change
    live.publish({ kind: 'maps' })
    return result
  }
  const replacing = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await telling(change)
    dropUnused()
    return result
  }
  return {
    ...store,
    create: (design, actor) => telling(store.create(design, actor)),
    change: (id, design, version, actor) => replacing(store.change(id, design, version, actor)),
    remove: (id) => replacing(store.remove(id)),
    restore: (id, version, actor) => replacing(store.restore(id, version, actor)),
  }
}
