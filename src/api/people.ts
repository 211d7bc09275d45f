/** People who sign in, for admins: invitations, roles, departments, help for who cannot get in. */
import { z } from 'zod'
import { Role } from '../model/permission.ts'
import {
  Department,
  Email,
  Invitation,
  NewInvitation,
  PersonalName,
  PersonName,
  ResetLink,
  User,
} from '../model/person.ts'
import { actorOf } from './actor.ts'
import { NumberPath } from './ids.ts'
import { Nothing, problems, resource } from './resource.ts'

const UserPath = z.object({ id: z.string().min(1).max(100) })
const UserChange = z
  .strictObject({
    name: PersonName,
    role: Role,
    department: Department,
    disabled: z.boolean(),
    revokeKeys: z.boolean().describe('also end the API keys that she made; else they go on'),
  })
  .partial()
const InvitationWish = z.object({ email: Email, role: Role, department: Department.default('') })
const config = { permit: 'users' } as const

export const people = resource(['access'], (app, { access }) => {
  const tags = ['People']
  const { people } = access
  const nothing = { 204: Nothing, ...problems }

  app.get(
    '/users',
    {
      config,
      schema: { tags, summary: 'Everybody who may sign in', response: { 200: z.array(User), ...problems } },
    },
    async () => await people.list(),
  )

  app.get(
    '/users/names',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Names, to choose an owner from',
        response: { 200: z.array(PersonalName), ...problems },
      },
    },
    async () => await people.names(),
  )

  app.patch(
    '/users/:id',
    {
      config: { ...config, did: 'Changed a person’s role, department or access' },
      schema: {
        tags,
        summary: 'Change role, department, name; disable or enable',
        params: UserPath,
        body: UserChange,
        response: { 200: User, ...problems },
      },
    },
    async (request) => {
      request.auditFacts.change = request.body
      return await people.change(request.params.id, request.body)
    },
  )

  app.post(
    '/users/:id/reset-link',
    {
      config: { ...config, did: 'Made a link for somebody’s new password' },
      schema: {
        tags,
        summary: 'A link for a new password, to hand over',
        params: UserPath,
        response: { 201: ResetLink, ...problems },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await people.resetLink(request.params.id, actorOf(request))),
  )

  app.delete(
    '/users/:id/sessions',
    {
      config: { ...config, did: 'Signed somebody out everywhere' },
      schema: { tags, summary: 'Sign somebody out everywhere', params: UserPath, response: nothing },
    },
    async (request, reply) => {
      await people.endSessionsOf(request.params.id)
      return reply.code(204).send()
    },
  )

  app.delete(
    '/users/:id/two-factor',
    {
      config: { ...config, did: 'Turned somebody’s second factor off' },
      schema: {
        tags,
        summary: 'Turn off the second factor of somebody who lost it',
        params: UserPath,
        response: nothing,
      },
    },
    async (request, reply) => {
      await people.endTwoFactorOf(request.params.id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/invitations',
    {
      config,
      schema: { tags, summary: 'Open invitations', response: { 200: z.array(Invitation), ...problems } },
    },
    async () => await people.invitations(),
  )

  app.post(
    '/invitations',
    {
      config: { ...config, did: 'Invited somebody' },
      schema: {
        tags,
        summary: 'Invite somebody; the link is shown this once',
        body: InvitationWish,
        response: { 201: NewInvitation, ...problems },
      },
    },
    async (request, reply) => {
      const { email, role, department } = request.body
      request.auditFacts.invited = { email, role, department }
      return reply.code(201).send(await people.invite(request.body, actorOf(request)))
    },
  )

  app.delete(
    '/invitations/:id',
    {
      config: { ...config, did: 'Withdrew an invitation' },
      schema: { tags, summary: 'Withdraw an invitation', params: NumberPath, response: nothing },
    },
    async (request, reply) => {
      await people.withdraw(request.params.id)
      return reply.code(204).send()
    },
  )
})
