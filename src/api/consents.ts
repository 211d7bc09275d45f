/** What customers agreed to, per channel and purpose. */
import { ConsentEntry, Consents, NewConsent } from '../model/crm/consent.ts'
import { writerOf } from './actor.ts'
import { CustomerPath } from './ids.ts'
import { problems, resource } from './resource.ts'

export const consents = resource(['crm'], (app, { crm }) => {
  const tags = ['Consent']

  app.get(
    '/customers/:id/consents',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'What she agreed to, now and before',
        params: CustomerPath,
        response: { 200: Consents, ...problems },
      },
    },
    async (request) => await crm.consents(request.params.id),
  )

  app.post(
    '/customers/:id/consents',
    {
      config: { permit: 'edit', did: 'Noted a consent' },
      schema: {
        tags,
        summary: 'Note what she agreed to or withdrew',
        description: 'Entries are only ever added; the newest per channel and purpose counts.',
        params: CustomerPath,
        body: NewConsent,
        response: { 201: ConsentEntry, ...problems },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await crm.addConsent(request.params.id, request.body, writerOf(request))),
  )
})
