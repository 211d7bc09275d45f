/** What the funnel and retention are given. */
import type { FunnelAddress, filtersOf } from '../../map-address.ts'

export type PartProps = {
  /** What the address says of the funnel, and how to say something else. */
  wish: FunnelAddress
  onWish: (part: Partial<FunnelAddress>) => void
  filters: ReturnType<typeof filtersOf>
  /** Of the map; a newer one asks again, but not with every interaction. */
  revision: number
}
