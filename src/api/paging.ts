/** The two query parameters of every list. */
import { z } from 'zod'

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(2000).optional().describe('`next` of the page before'),
})
