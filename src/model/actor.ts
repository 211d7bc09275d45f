/** Who makes a change, as histories keep it. */
import { z } from 'zod'

export const Actor = z.object({
  kind: z.enum(['user', 'key', 'system']),
  id: z.string(),
  name: z.string(),
})
export type Actor = z.infer<typeof Actor>
