/** One line of the audit log: who did what to what, from where, and how it ended. */
import { z } from 'zod'

export const AuditEntry = z.object({
  id: z.number().int(),
  at: z.string(),
  actor: z.object({ kind: z.enum(['user', 'key', 'system', 'nobody']), id: z.string(), name: z.string() }),
  address: z.string(),
  action: z.string().describe('method and route, e.g. "PUT /api/v1/maps/:id"'),
  target: z.string().describe('the address as it was asked, without its query'),
  status: z.number().int().describe('HTTP status of the answer'),
  facts: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditLine = AuditEntry.extend({
  did: z.string().describe('the action in words; empty for a route that is no more'),
})
export type AuditLine = z.infer<typeof AuditLine>
