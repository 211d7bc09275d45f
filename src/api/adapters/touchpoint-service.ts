/** Touchpoints for the API: the catalogue with counts; a change of rules makes history follow. */
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import type { Keeper } from '../../maps/keeper.ts'
import type { Rebuild } from '../../maps/rebuild.ts'
import { touchpointCounts } from '../../maps/touchpoint-counts.ts'
import type { Kind, TouchpointWithCounts } from '../../model/touchpoint.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { TouchpointService } from '../services.ts'

type Needs = {
  catalogue: Catalogue
  journeys: Journeys
  keeper: Pick<Keeper, 'forgetStates'>
  rebuild: Pick<Rebuild, 'start' | 'progress'>
}

const never = { interactions: 0, customers: 0, firstAt: null, lastAt: null }

export const touchpointService = ({ catalogue, journeys, keeper, rebuild }: Needs): TouchpointService => {
  /** Channel and visibility count in every measure at once; touchpoints of old interactions only after a rebuild. */
  const followed = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    const before = catalogue.revision()
    const result = await change()
    keeper.forgetStates()
    if (catalogue.revision() !== before) rebuild.start()
    return result
  }

  const kindsByTouchpoint = (): Map<number, Kind[]> => {
    const touchpointOf = catalogue.touchpointOfKind()
    return Map.groupBy(
      catalogue.kinds().map(({ id, type, name, path, channel }) => ({ id, type, name, path, channel })),
      (kind) => touchpointOf[kind.id] ?? 0,
    )
  }

  return {
    async list() {
      const counts = await touchpointCounts(journeys)
      const kinds = kindsByTouchpoint()
      return catalogue
        .touchpoints()
        .map(
          (touchpoint): TouchpointWithCounts => ({
            ...touchpoint,
            ...(counts.get(touchpoint.id) ?? never),
            kinds: (kinds.get(touchpoint.id) ?? []).slice(0, 100),
          }),
        )
        .sort((a, b) => b.interactions - a.interactions || a.id - b.id)
    },
    make: (touchpoint) => followed(() => catalogue.make({ channel: 'other', ...touchpoint })),
    change: (id, change) => followed(() => catalogue.change(id, change)),
    merge: (from, into) => followed(() => catalogue.merge(from, into)),
    remove: (id) => followed(() => catalogue.remove(id)),
    preview: async (rule) => catalogue.kindsMatching(rule).slice(0, 1000),
    rederivation: () => rebuild.progress(),
  }
}
