/** Coming in and going out: password, second factor, single sign-on, the demo. */
import { z } from 'zod'
import { addressHeader } from '../access/sign-in.ts'
import { appError } from '../model/app-error.ts'
import { isOwnPath } from '../model/own-path.ts'
import { Role } from '../model/permission.ts'
import { EntryState } from '../model/person.ts'
import { cameIn, fewPerMinute, noteTried, SignedIn } from './entry-answer.ts'
import { setCookies, visitorOf } from './identify.ts'
import { Nothing, problems, resource } from './resource.ts'

const Credentials = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(200),
  remember: z.boolean().default(true),
})
const ProviderWish = z.object({
  next: z
    .string()
    .max(2000)
    .refine(isOwnPath, 'must be a path of Waymark, such as /customers')
    .default('/')
    .describe('where to go then'),
  anew: z.boolean().default(false).describe('asks there again, as a fresh proof'),
})
const SecondFactor = z.object({ code: z.string().trim().min(1).max(40), kind: z.enum(['app', 'recovery']) })

export const entry = resource(['access'], (app, { access }) => {
  const tags = ['Sign-in']
  const { entry } = access

  app.get(
    '/session',
    {
      config: { permit: 'open' },
      schema: { tags, summary: 'Who I am, and how to come in', response: { 200: EntryState, ...problems } },
    },
    async (request) => await access.state(request.caller),
  )

  app.post(
    '/session',
    {
      config: { ...fewPerMinute, did: 'Signed in with a password' },
      schema: {
        tags,
        summary: 'Sign in with e-mail address and password',
        description: 'Sets the session cookie, or answers `second-factor`: then POST /session/second-factor.',
        body: Credentials,
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      await noteTried(access, request, request.body.email)
      const answered = await entry.withPassword(request.body, visitorOf(request))
      request.auditFacts.step = answered.value.kind
      return await cameIn(access, request, reply, answered)
    },
  )

  app.post(
    '/session/second-factor',
    {
      config: { ...fewPerMinute, did: 'Signed in with a second factor' },
      schema: {
        tags,
        summary: 'The code of the second factor',
        body: SecondFactor,
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) =>
      await cameIn(access, request, reply, await entry.secondFactor(request.body, visitorOf(request))),
  )

  app.delete(
    '/session',
    {
      config: { permit: 'open', did: 'Signed out' },
      schema: { tags, summary: 'Sign out', response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      setCookies(reply, (await entry.signOut(visitorOf(request))).cookies)
      return reply.code(204).send()
    },
  )

  app.post(
    '/session/demo',
    {
      config: { ...fewPerMinute, did: 'Signed in to the demo' },
      schema: {
        tags,
        summary: 'Enter the demo; elsewhere there is none to enter',
        body: z.object({ role: Role.default('admin') }),
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) =>
      await cameIn(access, request, reply, await access.enterDemo(request.body.role, visitorOf(request))),
  )

  app.post(
    '/session/single-sign-on',
    {
      config: { ...fewPerMinute, did: 'Began a single sign-on' },
      schema: {
        tags,
        summary: 'Where to go for the single sign-on',
        body: ProviderWish.nullish(),
        response: { 200: z.object({ url: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      if (!(await access.state(request.caller)).singleSignOn)
        throw appError(
          'access.not-configured',
          'No single sign-on is set up here. Sign in with your password.',
        )
      const { value, cookies } = await entry.byProvider(
        request.body ?? ProviderWish.parse({}),
        visitorOf(request),
      )
      setCookies(reply, cookies)
      return value
    },
  )

  // The browser comes back from the provider; the sign-in library checks what it brings.
  app.get(
    '/auth/callback/:provider',
    {
      config: { ...fewPerMinute, audited: true, did: 'Came back from the single sign-on' },
      schema: { hide: true },
    },
    async (request, reply) => {
      const { cookie, address, browser } = visitorOf(request)
      const answer = await access.callback(
        new Request(new URL(request.url, 'http://callback.invalid'), {
          headers: { [addressHeader]: address, 'user-agent': browser, ...(cookie ? { cookie } : {}) },
        }),
      )
      await cameIn(access, request, reply, { value: undefined, cookies: answer.headers.getSetCookie() })
      const location = answer.headers.get('location') ?? '/sign-in?error=refused'
      request.auditFacts.step = request.auditActor ? 'signed-in' : 'refused'
      return reply.code(303).header('location', location).send()
    },
  )
})
