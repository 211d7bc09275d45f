/** Keys of programs that use the API; what they may do is their scopes. */
import { z } from 'zod'
import { MakerOrNobody } from './maker.ts'
import { KeyScope } from './permission.ts'

export const ApiKey = z.object({
  id: z.number().int(),
  name: z.string(),
  prefix: z.string().describe('first characters, to recognise it by'),
  scopes: z.array(KeyScope),
  madeBy: z.string(),
  madeById: z.string().nullable().describe('a person of /users'),
  maker: MakerOrNobody,
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

/** The key itself is shown once, when it is made. */
export const NewApiKey = ApiKey.extend({ key: z.string() })
export type NewApiKey = z.infer<typeof NewApiKey>

export const ApiKeyWish = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(KeyScope).min(1).max(KeyScope.options.length),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
})
export type ApiKeyWish = z.infer<typeof ApiKeyWish>
