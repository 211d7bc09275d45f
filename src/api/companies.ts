/** A company as what its people come to. */
import { z } from 'zod'
import { CompanyPeople } from '../model/crm/company-people.ts'
import { actorOf } from './actor.ts'
import { problems, resource } from './resource.ts'

export const companies = resource(['companyPeople'], (app, { companyPeople }) => {
  app.get(
    '/companies/:id/people',
    {
      config: { permit: 'read' },
      schema: {
        tags: ['Records'],
        summary: 'How the people of a company feel, what they brought, what is open',
        params: z.object({ id: z.string().min(1).max(64) }),
        response: { 200: CompanyPeople, ...problems },
      },
    },
    async (request) => await companyPeople(request.params.id, actorOf(request)),
  )
})
