/** One map with all its numbers, and the period it is compared with. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { Filters } from './paths.ts'

const waitingMs = 2000

export type MeasureQuery = Filters & { compareFrom?: string; compareTo?: string }

export const mapMeasureKey = (id: string) => ['map-measure', id] as const

export const useMapMeasure = (id: string, query: MeasureQuery, paused = false, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...mapMeasureKey(id), query],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/maps/{id}/measure', { params: { path: { id }, query }, signal })),
    // Changes are heard only while a map is shown: whoever comes back to it asks again.
    staleTime: 0,
    // Older values stay, faded, until the new ones are there.
    placeholderData: keepPreviousData,
    // While some customers are not yet in the numbers, a change may come without a further word.
    refetchInterval: ({ state }) =>
      !paused && (state.data?.measure.freshness.waitingCustomers ?? 0) > 0 ? waitingMs : false,
  })
