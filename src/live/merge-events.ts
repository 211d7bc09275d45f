/** Two live events about the same thing become one that says everything both said. */
import type { LiveEvent } from '../model/live.ts'

/** Enough to fill the list on the screen; the count still counts all. */
const latestKept = 20

/** More changed records than these are not named. */
export const namedRecords = 200

export const mergeEvents = (earlier: LiveEvent, later: LiveEvent): LiveEvent => {
  if (earlier.kind === 'map-changed' && later.kind === 'map-changed')
    return {
      kind: 'map-changed',
      map: later.map,
      revision: Math.max(earlier.revision, later.revision),
      steps: [...new Set([...earlier.steps, ...later.steps])],
      acceptedAt: Math.min(earlier.acceptedAt, later.acceptedAt),
    }
  if (earlier.kind === 'interactions' && later.kind === 'interactions')
    return {
      kind: 'interactions',
      count: earlier.count + later.count,
      latest: [...earlier.latest, ...later.latest].slice(-latestKept),
    }
  if (earlier.kind === 'records' && later.kind === 'records') {
    const ids = [...new Set([...earlier.ids, ...later.ids])]
    const isMany = earlier.ids.length === 0 || later.ids.length === 0 || ids.length > namedRecords
    return {
      kind: 'records',
      types: [...new Set([...earlier.types, ...later.types])],
      ids: isMany ? [] : ids,
    }
  }
  return later
}
