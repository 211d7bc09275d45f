/** The touchpoint catalogue as deriving and measuring read it, worked out once per change. */
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import type { CatalogueTables } from '../../maps/derive.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { TouchpointTable } from '../../maps/measure/plan.ts'
import type { AmountMeaning } from '../../model/amounts.ts'
import type { TouchpointBehaviour } from '../../model/behaviour.ts'
import type { Touchpoint } from '../../model/touchpoint.ts'

type ByTouchpoint = Omit<CatalogueTables, 'touchpointOfKind' | 'propertyRules'>

const byNumber = (touchpoints: readonly Touchpoint[]): ByTouchpoint => {
  const highest = touchpoints.reduce((most, { id }) => Math.max(most, id), 0)
  const feelingOfTouchpoint = new Array<number | null>(highest + 1).fill(null)
  const behaviourOfTouchpoint = new Array<TouchpointBehaviour>(highest + 1).fill('none')
  const amountsOfTouchpoint = new Array<AmountMeaning>(highest + 1).fill('mentioned')
  for (const { id, feeling, behaviour, amounts } of touchpoints) {
    feelingOfTouchpoint[id] = feeling
    behaviourOfTouchpoint[id] = behaviour
    amountsOfTouchpoint[id] = amounts
  }
  return { feelingOfTouchpoint, behaviourOfTouchpoint, amountsOfTouchpoint }
}

export const catalogueView = (catalogue: Catalogue): CatalogueView => {
  let seen: readonly Touchpoint[] | undefined
  let counted = 0
  let table: TouchpointTable = new Map()
  let numbered = byNumber([])
  const refresh = () => {
    const touchpoints = catalogue.touchpoints()
    // The list grows in place when touchpoints are found, and is another one after a change.
    if (touchpoints === seen && touchpoints.length === counted) return
    seen = touchpoints
    counted = touchpoints.length
    numbered = byNumber(touchpoints)
    table = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]))
  }
  return {
    tables(): CatalogueTables {
      refresh()
      return {
        touchpointOfKind: catalogue.touchpointOfKind(),
        ...numbered,
        propertyRules: catalogue.propertyRules(),
      }
    },
    touchpoints() {
      refresh()
      return table
    },
  }
}
