/** What somebody changes about herself: name, password, second factor, sessions. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Me, NewPassword, PersonName, Session } from '../model/person.ts'
import { setCookies, visitorOf } from './identify.ts'
import { personOf } from './permit.ts'
import { Nothing, problems, resource } from './resource.ts'

const Password = z.object({ password: z.string().min(1).max(200) })
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).describe('shown this once') })
const NewTwoFactor = RecoveryCodes.extend({
  uri: z.string().describe('for the authenticator app; drawn as a QR code'),
})
const SessionPath = z.object({ id: z.string().min(1).max(100) })
const config = { permit: 'own-account' } as const
/** Where a password or a code is checked, somebody at an unlocked screen could guess. */
const checked = { permit: 'own-account', rateLimit: { max: 20, timeWindow: '1 minute' } } as const
/** What signing in asks her for changes only for who shows all of it. */
const wholly = { ...checked, proof: 'second-factor' } as const

export const ownAccount = resource(['access'], (app, { access }) => {
  const tags = ['My account']
  const { account } = access
  const nothing = { 204: Nothing, ...problems }
  const done = (reply: FastifyReply, cookies: string[] = []) => {
    setCookies(reply, cookies)
    return reply.code(204).send()
  }

  app.patch(
    '/me',
    {
      config: { ...config, did: 'Changed the own name' },
      schema: {
        tags,
        summary: 'Change my name',
        body: z.object({ name: PersonName }),
        response: { 200: Me, ...problems },
      },
    },
    async (request) => {
      await account.rename(personOf(request), request.body.name)
      return await account.me({ ...personOf(request), name: request.body.name })
    },
  )

  app.post(
    '/me/proof',
    {
      config: { ...checked, did: 'Proved again who it is' },
      schema: {
        tags,
        summary: 'Prove once more that it is me, as dangerous changes ask for',
        description: 'With a second factor, its code or a recovery code comes along.',
        body: Password.extend({ code: z.string().trim().max(40).default('') }),
        response: nothing,
      },
    },
    async (request, reply) =>
      done(reply, (await account.prove(personOf(request), request.body, visitorOf(request))).cookies),
  )

  app.post(
    '/me/password',
    {
      config: { ...wholly, did: 'Changed the own password' },
      schema: {
        tags,
        summary: 'Change my password; all my other sessions end',
        body: z.object({ current: Password.shape.password, password: NewPassword }),
        response: nothing,
      },
    },
    async (request, reply) =>
      done(
        reply,
        (await account.changePassword(personOf(request), request.body, visitorOf(request))).cookies,
      ),
  )

  app.post(
    '/me/two-factor',
    {
      config: { ...checked, did: 'Began a second factor' },
      schema: {
        tags,
        summary: 'Begin a second factor; it counts once confirmed',
        body: Password,
        response: { 200: NewTwoFactor, ...problems },
      },
    },
    async (request, reply) => {
      const { value, cookies } = await account.beginTwoFactor(
        personOf(request),
        request.body.password,
        visitorOf(request),
      )
      setCookies(reply, cookies)
      return value
    },
  )

  app.post(
    '/me/two-factor/confirm',
    {
      config: { ...checked, did: 'Turned the second factor on' },
      schema: {
        tags,
        summary: 'Confirm the second factor with a first code',
        body: z.object({ code: z.string().trim().min(6).max(10) }),
        response: nothing,
      },
    },
    async (request, reply) =>
      done(
        reply,
        (await account.confirmTwoFactor(personOf(request), request.body.code, visitorOf(request))).cookies,
      ),
  )

  app.post(
    '/me/two-factor/end',
    {
      config: { ...wholly, did: 'Turned the second factor off' },
      schema: { tags, summary: 'Turn the second factor off', body: Password, response: nothing },
    },
    async (request, reply) =>
      done(
        reply,
        (await account.endTwoFactor(personOf(request), request.body.password, visitorOf(request))).cookies,
      ),
  )

  app.post(
    '/me/recovery-codes',
    {
      config: { ...wholly, did: 'Made new recovery codes' },
      schema: {
        tags,
        summary: 'New recovery codes; the old ones stop',
        body: Password,
        response: { 200: RecoveryCodes, ...problems },
      },
    },
    async (request) =>
      (await account.newRecoveryCodes(personOf(request), request.body.password, visitorOf(request))).value,
  )

  app.get(
    '/me/sessions',
    {
      config,
      schema: { tags, summary: 'Where I am signed in', response: { 200: z.array(Session), ...problems } },
    },
    async (request) => await account.sessions(personOf(request)),
  )

  app.delete(
    '/me/sessions',
    {
      config: { ...config, did: 'Ended all own other sessions' },
      schema: { tags, summary: 'End all my other sessions', response: nothing },
    },
    async (request, reply) => {
      await account.endOtherSessions(personOf(request))
      return done(reply)
    },
  )

  app.delete(
    '/me/sessions/:id',
    {
      config: { ...config, did: 'Ended one of the own sessions' },
      schema: { tags, summary: 'End one of my sessions', params: SessionPath, response: nothing },
    },
    async (request, reply) => {
      await account.endSession(personOf(request), request.params.id)
      return done(reply)
    },
  )
})
