/** Saved views of a list. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { SavedView, SavedViewDesign } from '../../model/crm/saved-view.ts'
import { client, read } from './client.ts'

const viewsKey = (type: RecordType) => ['views', type] as const

export const useViews = (type: RecordType) =>
  useQuery({
    queryKey: viewsKey(type),
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/views', { params: { path: {}, query: { type } }, signal })),
  })

export const useViewChanges = (type: RecordType) => {
  const cache = useQueryClient()
  const onSettled = () => cache.invalidateQueries({ queryKey: viewsKey(type) })
  const make = useMutation({
    mutationFn: (design: SavedViewDesign) => read(client.POST('/api/v1/views', { body: design })),
    onSettled,
  })
  const change = useMutation({
    mutationFn: ({ view, design }: { view: SavedView; design: SavedViewDesign }) =>
      read(
        client.PUT('/api/v1/views/{id}', {
          params: { path: { id: view.id }, header: { 'if-match': `"${view.version}"` } },
          body: design,
        }),
      ),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (id: string) => read(client.DELETE('/api/v1/views/{id}', { params: { path: { id } } })),
    onSettled,
  })
  return { make, change, remove }
}
