/** Writes every change, export and way in to the audit log: who, from where, what, and how it ended; never what was sent. */
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Access } from '../access/access.ts'
import { actorOfCaller } from '../access/caller.ts'
import type { AuditEntry } from '../model/audit-entry.ts'
import type { App } from './app.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Questions that change nothing although they are sent as POST, and are not worth a line. */
    unaudited?: boolean
    /** Ways in that a browser follows by itself, as GET. */
    audited?: boolean
    /** What a line in the audit log is called for people: "Made a map". */
    did?: string
  }
  interface FastifyInstance {
    /** By action, as the log names it: what its route says it did. */
    didByAction: Map<string, string>
  }
  interface FastifyRequest {
    /** What a handler adds to its line in the audit log; no secrets. */
    auditFacts: Record<string, unknown>
    /** Whoever became known only while the request was answered, as when signing in. */
    auditActor: AuditEntry['actor'] | undefined
  }
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
const unknownActor: AuditEntry['actor'] = { kind: 'nobody', id: '', name: '' }

/** What is handed out as a file is an export, whatever its route says. */
const isWorthALine = (request: FastifyRequest, reply: FastifyReply): boolean => {
  const { config } = request.routeOptions
  if (request.is404 || config.unaudited || config.permit === 'write-key') return false
  return isAudited(request.method, config) || reply.hasHeader('content-disposition')
}

const actionOf = (method: string, url: string): string => `${method} ${url}`

/** Of whom this is certain before anybody asks; what is handed out as a file says so only in the answer. */
const isAudited = (method: string, { permit, unaudited, audited }: NonNullable<RouteOptions['config']>) =>
  !unaudited && permit !== 'write-key' && (!reading.has(method) || permit === 'export' || audited === true)

export const auditRequests = (app: App, { audit }: Pick<Access, 'audit'>): void => {
  const note = (request: FastifyRequest, reply: FastifyReply): void => {
    if (!isWorthALine(request, reply)) return
    // Refused before anybody was known and before anything was tried: the metrics count those.
    const actor = request.auditActor ?? (request.caller && actorOfCaller(request.caller))
    if (!actor && request.routeOptions.config.permit !== 'open') return
    audit.add({
      actor: actor ?? unknownActor,
      address: request.ip,
      action: actionOf(request.method, request.routeOptions.url ?? ''),
      target: request.url.split('?')[0] ?? '',
      status: reply.statusCode,
      facts: request.auditFacts ?? {},
    })
  }
  app.decorate('didByAction', new Map())
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    for (const one of [method].flat()) {
      if (config.did !== undefined) app.didByAction.set(actionOf(one, url), config.did)
      else if (isAudited(one, config))
        throw new Error(
          `The route ${one} ${url} does not say what it did. Add config: { did: … } where it is defined.`,
        )
    }
  })
  app.decorateRequest('auditFacts')
  app.decorateRequest('auditActor')
  app.addHook('onRequest', async (request) => {
    request.auditFacts = {}
  })
  // Before the answer goes out: of who goes away meanwhile no answer ever ends.
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    note(request, reply)
    return payload
  })
}
