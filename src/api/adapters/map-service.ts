/** Maps for the API; everybody who watches hears of a change. */
import type { LiveHub } from '../../live/hub.ts'
import type { MapStore } from '../../maps/map-store.ts'
import type { MapService } from '../services.ts'

export const mapService = (store: MapStore, live: LiveHub): MapService => {
  const telling = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change
    live.publish({ kind: 'maps' })
    return result
  }
  return {
    ...store,
    create: (design, actor) => telling(store.create(design, actor)),
    change: (id, design, version, actor) => telling(store.change(id, design, version, actor)),
    remove: (id) => telling(store.remove(id)),
    restore: (id, version, actor) => telling(store.restore(id, version, actor)),
  }
}
