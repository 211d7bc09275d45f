/** Two live events about the same thing become one that says everything both said. */
import type { LiveEvent } from '../model/live.ts'

/** Enough to fill the list on the screen; the count still counts all. */
const latestKept = 20

/** More changed records or customers than these are not named. */
const namedAtMost = 200

/** Too many are not named: an empty list stands for many. */
export const fewNamed = <Id>(ids: readonly Id[]): Id[] => (ids.length > namedAtMost ? [] : [...ids])

const namedByBoth = <Id>(earlier: readonly Id[], later: readonly Id[]): Id[] =>
  earlier.length === 0 || later.length === 0 ? [] : fewNamed([...new Set([...earlier, ...later])])

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
  if (earlier.kind === 'customers' && later.kind === 'customers')
    return { kind: 'customers', ids: namedByBoth(earlier.ids, later.ids) }
  if (earlier.kind === 'records' && later.kind === 'records')
    return {
      kind: 'records',
      types: [...new Set([...earlier.types, ...later.types])],
      ids: namedByBoth(earlier.ids, later.ids),
    }
  return later
}
