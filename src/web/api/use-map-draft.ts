/** A first map proposed from the data alone; asked for again only on wish, since the proposal is then edited. */
import { useQuery } from '@tanstack/react-query'
import type { Followed } from '../../model/customer-id.ts'
import { client, read } from './client.ts'

export const useMapDraft = (follow: Followed, attempt: number) =>
  useQuery({
    queryKey: ['map-draft', follow, attempt],
    queryFn: ({ signal }) => read(client.POST('/api/v1/maps/draft', { body: { follow }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
