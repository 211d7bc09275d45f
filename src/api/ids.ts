/** Ids as they stand in addresses. */
import { z } from 'zod'
import { RecordType } from '../model/crm/record-type.ts'
import { CustomerId } from '../model/customer-id.ts'

const largestCustomer = 2n ** 64n

export const CustomerPath = z.object({
  id: CustomerId.refine(
    (id) => !/^\d+$/.test(id) || BigInt(id) < largestCustomer,
    'A customer id is below 2^64.',
  ),
})
export const MapPath = z.object({ id: z.string().min(1).max(64) })
export const ConnectionPath = z.object({ id: z.string().min(1).max(64) })
export const NumberPath = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
export const TouchpointPath = z.object({ id: z.coerce.number().int().min(1).max(65_535) })
export const MapVersionPath = MapPath.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) })
export const RecordTypePath = z.object({ type: RecordType })
export const RecordPath = RecordTypePath.extend({ id: z.string().min(1).max(64) })
