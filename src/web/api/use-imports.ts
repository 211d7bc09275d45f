/** Imports: their state while they run, and what can be done with them. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Import, ImportSettings, ImportState } from '../../model/import.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'

const importsKey = ['imports'] as const
const importKey = (id: number) => [...importsKey, id] as const

/** States in which something is going on by itself. */
export const isBusy = (state: ImportState): boolean =>
  state === 'uploaded' || state === 'reading' || state === 'running' || state === 'undoing'

export const useImports = () => {
  const cache = useQueryClient()
  useLive((event) => {
    if (event.kind === 'import') void cache.invalidateQueries({ queryKey: importsKey, exact: true })
  })
  return useQuery({
    queryKey: importsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/imports', { signal })),
    refetchInterval: ({ state }) => (state.data?.some((each) => isBusy(each.state)) ? 1000 : false),
  })
}

export const useImport = (id: number) =>
  useQuery({
    queryKey: importKey(id),
    queryFn: ({ signal }) => read(client.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? 400 : false),
  })

/** The answer of every action is the import as it is now; the list beside it is read again. */
const remember = (cache: QueryClient, fresh: Import) => {
  cache.setQueryData(importKey(fresh.id), fresh)
  void cache.invalidateQueries({ queryKey: importsKey })
}

export const useImportSettings = (id: number) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (settings: ImportSettings) =>
      read(client.PUT('/api/v1/imports/{id}/settings', { params: { path: { id } }, body: settings })),
    onSuccess: (fresh) => remember(cache, fresh),
  })
}

export const useImportAction = (id: number) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (action: 'run' | 'cancel' | 'undo') =>
      read(client.POST(`/api/v1/imports/{id}/${action}`, { params: { path: { id } } })),
    onSuccess: (fresh) => remember(cache, fresh),
  })
}
