/** Coming in by a link that works once: set-up, invitation, a new password. */
import { z } from 'zod'
import { Email, NewPassword, PersonName } from '../model/person.ts'
import { cameIn, fewPerMinute, noteTried, SignedIn } from './entry-answer.ts'
import { visitorOf } from './identify.ts'
import { Nothing, problems, resource } from './resource.ts'

const Token = z.string().min(1).max(200)
const SetUp = z.object({ token: Token, name: PersonName, email: Email, password: NewPassword })
const LinkFor = z.object({
  kind: z.enum(['set-up', 'invitation', 'reset']),
  email: z.string(),
  name: z.string(),
})

export const entryByLink = resource(['access'], (app, { access }) => {
  const tags = ['Sign-in']
  const { links } = access

  app.post(
    '/set-up',
    {
      config: { ...fewPerMinute, did: 'Set up Waymark as its first admin' },
      schema: {
        tags,
        summary: 'Make the first admin, with the link that the start printed',
        body: SetUp,
        response: { 201: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      const done = await links.setUp(request.body, visitorOf(request))
      return reply.code(201).send(await cameIn(access, request, reply, done))
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
    async (request) => await links.linkFor(request.body.token),
  )

  app.post(
    '/invitations/accept',
    {
      config: { ...fewPerMinute, did: 'Accepted an invitation' },
      schema: {
        tags,
        summary: 'Come in by an invitation',
        body: z.object({ token: Token, name: PersonName, password: NewPassword }),
        response: { 201: SignedIn, ...problems },
      },
    },
    async (request, reply) => {
      const done = await links.acceptInvitation(request.body, visitorOf(request))
      return reply.code(201).send(await cameIn(access, request, reply, done))
    },
  )

  app.post(
    '/password/forgot',
    {
      config: {
        ...fewPerMinute,
        rateLimit: { max: 10, timeWindow: '1 minute' },
        did: 'Asked for a link for a new password',
      },
      schema: {
        tags,
        summary: 'Mail me a link for a new password',
        description: 'Answers 204 whether or not the address is known.',
        body: z.object({ email: z.string().max(254) }),
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await noteTried(access, request, request.body.email)
      links.forgotPassword(request.body.email)
      return reply.code(204).send()
    },
  )

  app.post(
    '/password/reset',
    {
      config: { ...fewPerMinute, did: 'Chose a new password by a link' },
      schema: {
        tags,
        summary: 'Choose a new password with a link',
        description: 'Ends all sessions of that person.',
        body: z.object({ token: Token, password: NewPassword }),
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      const id = await links.resetPassword(request.body)
      request.auditActor = { kind: 'user', id, name: '' }
      return reply.code(204).send()
    },
  )
})
