/** The search over everything. */
import { z } from 'zod'
import { SearchHit } from '../model/crm/crm-record.ts'
import { type RecordType, recordTypeNames } from '../model/crm/record-type.ts'
import { actorOf } from './actor.ts'
import { problems, resource } from './resource.ts'

const SearchQuery = z.strictObject({
  q: z.string().max(200).default(''),
  types: z.string().max(200).optional().describe('comma-separated, e.g. customer,deal'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const typesIn = (text: string | undefined): RecordType[] => {
  const wanted = new Set(text?.split(',').map((word) => word.trim()))
  return recordTypeNames.filter((type) => wanted.has(type))
}

export const recordSearch = resource(['crm'], (app, { crm }) => {
  app.get(
    '/search',
    {
      config: { permit: 'read' },
      schema: {
        tags: ['Records'],
        summary: 'Find records of any type, also with typing errors',
        querystring: SearchQuery,
        response: { 200: z.array(SearchHit), ...problems },
      },
    },
    async (request) => {
      const { q, types, limit } = request.query
      return await crm.search(q, typesIn(types), limit, actorOf(request))
    },
  )
})
