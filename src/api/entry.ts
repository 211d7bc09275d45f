/** Coming in and going out: set-up, password, second factor, single sign-on, invitation, a new password. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Answered } from '../access/library-call.ts'
import { appError } from '../model/app-error.ts'
import { Role } from '../model/permission.ts'
import { Email, EntryState, NewPassword, PersonName } from '../model/person.ts'
import type { App } from './app.ts'
import { setCookies, visitorOf } from './identify.ts'
import { Nothing, problems, resource } from './resource.ts'

const SignedIn = z.object({ kind: z.enum(['signed-in', 'second-factor']) })
const Token = z.string().min(1).max(200)
const Password = z.string().min(1).max(200)
const SetUp = z.object({ token: Token, name: PersonName, email: Email, password: NewPassword })
const Credentials = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: Password,
  remember: z.boolean().default(true),
})
const SecondFactor = z.object({ code: z.string().trim().min(1).max(40), kind: z.enum(['app', 'recovery']) })
const LinkFor = z.object({
  kind: z.enum(['set-up', 'invitation', 'reset']),
  email: z.string(),
  name: z.string(),
})

/** Enough for a person who mistypes, too few for a program that guesses; back-off comes on top. */
const fewPerMinute = { permit: 'open', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

const answer = <Value>(reply: FastifyReply, { value, cookies }: Answered<Value>): Value => {
  setCookies(reply, cookies)
  return value
}

export const entry = resource(['access'], (app, { access }) => {
  const tags = ['Sign-in']
  const { entry, people } = access

  /** Which account was tried is written down only if it is one: people type passwords into the wrong field. */
  const noteTried = async (request: FastifyRequest, email: string) => {
    const person = await people.find(email.trim())
    if (person) request.auditActor = { kind: 'user', id: person.id, name: person.name }
    else request.auditFacts.account = 'unknown'
  }

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
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Sign in with e-mail address and password',
        description: 'Sets the session cookie, or answers `second-factor`: then POST /session/second-factor.',
        body: Credentials,
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      await noteTried(request, request.body.email)
      const answered = await entry.withPassword(request.body, visitorOf(request))
      request.auditFacts.step = answered.value.kind
      return answer(reply, answered)
    },
  )

  app.post(
    '/session/second-factor',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'The code of the second factor',
        body: SecondFactor,
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) => answer(reply, await entry.secondFactor(request.body, visitorOf(request))),
  )

  app.delete(
    '/session',
    {
      config: { permit: 'open' },
      schema: { tags, summary: 'Sign out', response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      answer(reply, await entry.signOut(visitorOf(request)))
      return reply.code(204).send()
    },
  )

  app.post(
    '/session/demo',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Enter the demo; elsewhere there is none to enter',
        body: z.object({ role: Role.default('admin') }),
        response: { 200: SignedIn, ...problems },
      },
    },
    async (request, reply) => answer(reply, await access.enterDemo(request.body.role, visitorOf(request))),
  )

  app.post(
    '/session/single-sign-on',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Where to go for the single sign-on',
        response: { 200: z.object({ url: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      if (!(await access.state(request.caller)).singleSignOn)
        throw appError(
          'access.not-configured',
          'No single sign-on is set up here. Sign in with your password.',
        )
      return answer(reply, await entry.byProvider(visitorOf(request)))
    },
  )

  app.post(
    '/set-up',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Make the first admin, with the link that the start printed',
        body: SetUp,
        response: { 201: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      const done = await entry.setUp(request.body, visitorOf(request))
      request.auditActor = { kind: 'user', id: done.id, name: request.body.name }
      return reply.code(201).send(answer(reply, done))
    },
  )

  app.post(
    '/links/look',
    {
      config: { ...fewPerMinute, unaudited: true },
      schema: {
        tags,
        summary: 'What a link is for',
        body: z.object({ token: Token }),
        response: { 200: LinkFor, ...problems },
      },
    },
    async (request) => await entry.linkFor(request.body.token),
  )

  app.post(
    '/invitations/accept',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Come in by an invitation',
        body: z.object({ token: Token, name: PersonName, password: NewPassword }),
        response: { 201: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      const done = await entry.acceptInvitation(request.body, visitorOf(request))
      request.auditActor = { kind: 'user', id: done.id, name: request.body.name }
      return reply.code(201).send(answer(reply, done))
    },
  )

  app.post(
    '/password/forgot',
    {
      config: { ...fewPerMinute, rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Mail me a link for a new password',
        description: 'Answers 204 whether or not the address is known.',
        body: z.object({ email: z.string().max(254) }),
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await noteTried(request, request.body.email)
      entry.forgotPassword(request.body.email)
      return reply.code(204).send()
    },
  )

  app.post(
    '/password/reset',
    {
      config: fewPerMinute,
      schema: {
        tags,
        summary: 'Choose a new password with a link',
        description: 'Ends all sessions of that person.',
        body: z.object({ token: Token, password: NewPassword }),
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      const id = await entry.resetPassword(request.body)
      request.auditActor = { kind: 'user', id, name: '' }
      return reply.code(204).send()
    },
  )

  providerCallback(app, access.callback)
})

/** The browser comes back from the provider; the sign-in library checks what it brings. */
const providerCallback = (app: App, callback: (request: Request) => Promise<Response>): void => {
  app.get(
    '/auth/callback/:provider',
    { config: fewPerMinute, schema: { hide: true } },
    async (request, reply) => {
      const { cookie, address, browser } = visitorOf(request)
      const answer = await callback(
        new Request(new URL(request.url, 'http://callback.invalid'), {
          headers: { 'x-waymark-address': address, 'user-agent': browser, ...(cookie ? { cookie } : {}) },
        }),
      )
      setCookies(reply, answer.headers.getSetCookie())
      const location = answer.headers.get('location')
      request.auditFacts.step = 'single sign-on'
      return reply
        .code(303)
        .header('location', location ?? '/sign-in?error=refused')
        .send()
    },
  )
}
