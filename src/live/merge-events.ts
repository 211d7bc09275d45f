/** Two live events about the same thing become one that says everything both said. */
import type { LiveEvent } from '../model/live.ts'

/** Enough to fill the list on the screen; the count still counts all. */
const latestKept = 20

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
  return later
}
