/** How records are made up: fields that people added, and the pipelines of deals. A change reaches every list and form. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomFieldDesign } from '../../model/crm/custom-field.ts'
import type { Pipeline, PipelineDesign } from '../../model/crm/pipeline.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { client, read } from './client.ts'
import { recordsKey } from './use-records.ts'

const fieldsKey = (type: RecordType) => ['own-fields', type] as const

export const useOwnFields = (type: RecordType) =>
  useQuery({
    queryKey: fieldsKey(type),
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/record-types/{type}/fields', { params: { path: { type } }, signal })),
  })

/** Every list and form shows what a record is made up of now. */
export const fieldsChanged = async (cache: QueryClient) => {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['own-fields'] }),
    cache.invalidateQueries({ queryKey: ['record-types'] }),
    cache.invalidateQueries({ queryKey: ['pipelines'] }),
  ])
  void cache.invalidateQueries({ queryKey: recordsKey })
}

/** Without a name: a new field. */
export function useSaveField(type: RecordType, name?: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: CustomFieldDesign) =>
      name === undefined
        ? read(client.POST('/api/v1/record-types/{type}/fields', { params: { path: { type } }, body }))
        : read(
            client.PUT('/api/v1/record-types/{type}/fields/{name}', {
              params: { path: { type, name } },
              body,
            }),
          ),
    onSuccess: () => fieldsChanged(cache),
  })
}

export function useRemoveField(type: RecordType, name: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () =>
      read(client.DELETE('/api/v1/record-types/{type}/fields/{name}', { params: { path: { type, name } } })),
    onSuccess: () => fieldsChanged(cache),
  })
}

/** Without a pipeline: a new one. */
export function useSavePipeline(known?: Pipeline) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: PipelineDesign) =>
      known === undefined
        ? read(client.POST('/api/v1/pipelines', { body }))
        : read(
            client.PUT('/api/v1/pipelines/{id}', {
              params: { path: { id: known.id }, header: { 'if-match': `"${known.version}"` } },
              body,
            }),
          ),
    onSuccess: () => fieldsChanged(cache),
  })
}

export function useRemovePipeline(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => read(client.DELETE('/api/v1/pipelines/{id}', { params: { path: { id } } })),
    onSuccess: () => fieldsChanged(cache),
  })
}
