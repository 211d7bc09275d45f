/** The touchpoint catalogue as deriving and measuring read it, worked out once per change. */
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import type { CatalogueTables } from '../../maps/derive.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { TouchpointTable } from '../../maps/measure/plan.ts'
import type { Touchpoint } from '../../model/touchpoint.ts'

const feelingsOf = (touchpoints: readonly Touchpoint[]): (number | null)[] => {
  const highest = touchpoints.reduce((most, { id }) => Math.max(most, id), 0)
  const feelings = new Array<number | null>(highest + 1).fill(null)
  for (const { id, feeling } of touchpoints) feelings[id] = feeling
  return feelings
}

export const catalogueView = (catalogue: Catalogue): CatalogueView => {
  let seen: readonly Touchpoint[] | undefined
  let counted = 0
  let table: TouchpointTable = new Map()
  let feelings: (number | null)[] = []
  const refresh = () => {
    const touchpoints = catalogue.touchpoints()
    // The list grows in place when touchpoints are found, and is another one after a change.
    if (touchpoints === seen && touchpoints.length === counted) return
    seen = touchpoints
    counted = touchpoints.length
    feelings = feelingsOf(touchpoints)
    table = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]))
  }
  return {
    tables(): CatalogueTables {
      refresh()
      return {
        touchpointOfKind: catalogue.touchpointOfKind(),
        feelingOfTouchpoint: feelings,
        propertyRules: catalogue.propertyRules(),
      }
    },
    touchpoints() {
      refresh()
      return table
    },
  }
}
