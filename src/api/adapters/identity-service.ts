/** Identity for the API; after a decision the journeys of everybody concerned follow. */
import type { Crm } from '../../crm/crm.ts'
import type { Merges } from '../../crm/merges/merges.ts'
import type { Identity } from '../../ingest/identity/identity.ts'
import type { Keeper } from '../../maps/keeper.ts'
import type { IdentityService } from '../services.ts'

export const identityService = (
  identity: Identity,
  keeper: Pick<Keeper, 'markDirty'>,
  crm: Pick<Crm, 'followMerges'>,
  merges: Pick<Merges, 'refuseOthers'>,
  clock: () => Date,
): IdentityService => ({
  log: (id) => identity.log(BigInt(id)),
  async merge(from, into, reason, actor) {
    await merges.refuseOthers('customer', [from, into], actor)
    const { entry, customers } = await identity.merge(BigInt(from), BigInt(into), actor.name, reason)
    keeper.markDirty([...customers], clock().getTime())
    await crm.followMerges()
    return entry
  },
})
