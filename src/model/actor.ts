/** Who makes a change: a person, an API key, or Waymark itself. */
import { z } from 'zod'
import type { Permission } from './permission.ts'

export const Actor = z.object({
  kind: z.enum(['user', 'key', 'system']),
  id: z.string(),
  name: z.string(),
})
export type Actor = z.infer<typeof Actor>

/** `limitedTo`: the department whose records alone she may change; not kept in histories. */
export type Writer = Actor & { limitedTo?: string }

/** Long work asks it at each batch; throws, in words for whoever looks at the work, when its starter may not go on. */
export type MayStill = (starter: Writer, permission: Permission) => Promise<void>

export const plainActor = ({ kind, id, name }: Writer): Actor => ({ kind, id, name })

export const systemActor: Actor = { kind: 'system', id: 'waymark', name: 'Waymark' }
