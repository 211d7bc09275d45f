/** The design of one map: reading it, and saving a change of the version that was read. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JourneyMap, MapDesign } from '../../model/journey-map.ts'
import { client, read } from './client.ts'
import { mapMeasureKey } from './use-map-measure.ts'
import { mapsKey } from './use-maps.ts'

const mapKey = (id: string) => ['map', id] as const

export const useMapDesign = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: mapKey(id),
    queryFn: ({ signal }) => read(client.GET('/api/v1/maps/{id}', { params: { path: { id } }, signal })),
    enabled,
    // What is being edited must not change under the hands; a conflict shows when it is saved.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

type Saving = { id: string | undefined; version: number; design: MapDesign }

export function useSaveMap() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, design }: Saving): Promise<JourneyMap> =>
      id === undefined
        ? read(client.POST('/api/v1/maps', { params: { path: {} }, body: design }))
        : read(
            client.PUT('/api/v1/maps/{id}', {
              params: { path: { id }, header: { 'if-match': `"${version}"` } },
              body: design,
            }),
          ),
    onSuccess: (map) => {
      void queries.invalidateQueries({ queryKey: mapsKey })
      void queries.invalidateQueries({ queryKey: mapMeasureKey(map.id) })
      queries.setQueryData(mapKey(map.id), map)
    },
  })
}

export function useRemoveMap() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => read(client.DELETE('/api/v1/maps/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: mapsKey }),
  })
}
