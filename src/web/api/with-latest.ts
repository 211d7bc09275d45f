/** The Home page as it is after a few more interactions, before the server is asked again. */
import type { Home } from '../../model/home.ts'
import type { LiveInteraction } from '../../model/live.ts'

const keptInteractions = 12

/** `count` may be more than `latest` names. */
export const withLatest = (home: Home, count: number, latest: readonly LiveInteraction[]): Home => ({
  ...home,
  latest: [...latest, ...home.latest].sort((a, b) => b.at.localeCompare(a.at)).slice(0, keptInteractions),
  totals: {
    ...home.totals,
    interactions: home.totals.interactions + count,
    last24h: home.totals.last24h + count,
  },
})
