/** What the people of a company come to. */
import { useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import { recordsKey } from './use-records.ts'

/** Under the records' key, so that it is read again when deals, tickets or people change. */
export const useCompanyPeople = (id: string) =>
  useQuery({
    queryKey: [...recordsKey, 'company', 'people', id],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/companies/{id}/people', { params: { path: { id } }, signal })),
  })
