/** The audit log, newest first, for admins. */
import { z } from 'zod'
import { AuditEntry } from '../model/audit-entry.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const AuditQuery = PageQuery.extend({
  actor: z.string().min(1).max(100).optional().describe('id of a person or key'),
  action: z.string().min(1).max(200).optional().describe('a part of the action, e.g. "/maps"'),
})
const AuditPage = z.object({ rows: z.array(AuditEntry), next: z.string().nullable() })

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
    async (request) => await access.audit.page(request.query),
  )
})
