/** The audit log, newest first, for admins. */
import { z } from 'zod'
import { AuditLine } from '../model/audit-entry.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const AuditQuery = PageQuery.extend({
  actor: z.string().min(1).max(100).optional().describe('id of a person or key'),
  action: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('a part of the action or of its words, e.g. "/maps" or "signed in"'),
})
const AuditPage = z.object({ rows: z.array(AuditLine), next: z.string().nullable() })

export const auditLog = resource(['access'], (app, { access }) => {
  app.get(
    '/audit',
    {
      config: { permit: 'audit' },
      schema: {
        tags: ['Audit'],
        summary: 'Who changed, exported and came in, newest first',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...problems },
      },
    },
    async ({ query }) => {
      const wanted = query.action?.toLowerCase()
      const named =
        wanted === undefined
          ? []
          : [...app.didByAction].filter(([, did]) => did.toLowerCase().includes(wanted))
      const { rows, next } = await access.audit.page({ ...query, actions: named.map(([action]) => action) })
      return { rows: rows.map((row) => ({ ...row, did: app.didByAction.get(row.action) ?? '' })), next }
    },
  )
})
