/** What somebody was reminded of. */
import { z } from 'zod'
import { Reminder } from '../model/crm/reminder.ts'
import { personOf } from './permit.ts'
import { Nothing, problems, resource } from './resource.ts'

export const reminders = resource(['reminders'], (app, { reminders }) => {
  const tags = ['My account']
  const config = { permit: 'own-account' } as const

  app.get(
    '/me/reminders',
    {
      config,
      schema: {
        tags,
        summary: 'What I was reminded of, newest first',
        response: { 200: z.array(Reminder), ...problems },
      },
    },
    async (request) => await reminders.of(personOf(request).id),
  )

  app.post(
    '/me/reminders/read',
    {
      config: { ...config, unaudited: true },
      schema: {
        tags,
        summary: 'I have seen these',
        body: z.strictObject({ upTo: z.number().int().min(0).describe('id of the newest that was shown') }),
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await reminders.read(personOf(request).id, request.body.upTo)
      return reply.code(204).send()
    },
  )
})
