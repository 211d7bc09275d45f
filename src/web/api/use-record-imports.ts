/** Imports of records: their state while they run, and what can be done with them. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RecordImport, RecordImportSettings } from '../../model/crm/record-import.ts'
import { client, read } from './client.ts'
import { isBusy } from './use-imports.ts'
import { fieldsChanged } from './use-record-design.ts'

const importsKey = ['record-imports'] as const
const importKey = (id: number) => [...importsKey, id] as const

export const useRecordImports = () =>
  useQuery({
    queryKey: importsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/record-imports', { signal })),
    refetchInterval: ({ state }) => (state.data?.some((each) => isBusy(each.state)) ? 1000 : false),
  })

export const useRecordImport = (id: number) =>
  useQuery({
    queryKey: importKey(id),
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/record-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? 400 : false),
  })

/** The answer of every action is the import as it is now; the list beside it is read again. */
const remember = (cache: QueryClient, fresh: RecordImport) => {
  cache.setQueryData(importKey(fresh.id), fresh)
  void cache.invalidateQueries({ queryKey: importsKey, exact: true })
}

export const useRecordImportSettings = (id: number) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (settings: RecordImportSettings) =>
      read(client.PUT('/api/v1/record-imports/{id}/settings', { params: { path: { id } }, body: settings })),
    onSuccess: (fresh) => remember(cache, fresh),
  })
}

export const useRecordImportAction = (id: number) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (action: 'run' | 'cancel' | 'undo') =>
      read(client.POST(`/api/v1/record-imports/{id}/${action}`, { params: { path: { id } } })),
    onSuccess: (fresh) => {
      remember(cache, fresh)
      if (fresh.fields.length > 0) void fieldsChanged(cache)
    },
  })
}
