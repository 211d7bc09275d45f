/** Reads the words of a watched map anew, in the background: the numbers never wait long for words. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { quotesOf } from '../measure/quotes.ts'
import type { WatchedMap } from './watched-map.ts'

const leastMsBetween = 5_000
/** Looking through all words takes long on large data: then it is done seldom, so that numbers move meanwhile. */
const quotesShare = 30

/** Answers whether there are new ones. */
export async function renewQuotes(
  journeys: Journeys,
  watched: WatchedMap,
  touchpoints: TouchpointTable,
  now: number,
): Promise<boolean> {
  const { quotesStale, quotesAt, quotesTookMs } = watched
  if (!quotesStale || quotesAt > now - leastMsBetween - quotesShare * quotesTookMs) return false
  watched.quotesAt = now
  watched.quotesStale = false
  const started = performance.now()
  watched.quotes = await quotesOf(journeys, watched.plan, touchpoints)
  watched.quotesTookMs = performance.now() - started
  return true
}
