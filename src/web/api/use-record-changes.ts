/** Changing records: each answer is put where the record is shown, and what depends on it is read again. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RecordWrite } from '../../model/crm/batch.ts'
import type { CrmRecord, RecordAnswer, RecordPage } from '../../model/crm/crm-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { client, read } from './client.ts'
import { boardKey, listKey, recordKey, recordsKey } from './use-records.ts'

/** The rows of a list keep their places: a row that jumps away under the hand is worse than an order that is old. */
export function showInLists(cache: QueryClient, { record, labels }: RecordAnswer) {
  cache.setQueriesData<RecordPage>({ queryKey: listKey(record.type) }, (page) =>
    page?.rows.some(({ id }) => id === record.id)
      ? {
          ...page,
          labels: { ...page.labels, ...labels },
          rows: page.rows.map((row) => (row.id === record.id ? record : row)),
        }
      : page,
  )
  cache.setQueryData(recordKey(record.type, record.id), { record, labels })
  void cache.invalidateQueries({ queryKey: boardKey(record.type) })
  void cache.invalidateQueries({ queryKey: [...recordKey(record.type, record.id), 'history'] })
  void cache.invalidateQueries({
    queryKey: recordsKey,
    predicate: ({ queryKey }) => queryKey[2] === 'few',
  })
  void cache.invalidateQueries({ queryKey: ['customer'] })
}

const readAllAgain = async (cache: QueryClient) => {
  await cache.invalidateQueries({ queryKey: recordsKey })
  void cache.invalidateQueries({ queryKey: ['customer'] })
}

export const useCreateRecord = (type: RecordType) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (values: FieldValues) =>
      read(client.POST('/api/v1/records/{type}', { params: { path: { type } }, body: { values } })),
    onSuccess: () => void readAllAgain(cache),
  })
}

export const useChangeRecord = () => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ record, values }: { record: CrmRecord; values: FieldValues }) =>
      read(
        client.PATCH('/api/v1/records/{type}/{id}', {
          params: {
            path: { type: record.type, id: record.id },
            header: { 'if-match': `"${record.version}"` },
          },
          body: { values },
        }),
      ),
    onSuccess: (answer) => showInLists(cache, answer),
  })
}

export const useBatch = (type: RecordType) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (writes: RecordWrite[]) =>
      read(client.POST('/api/v1/records/{type}/batch', { params: { path: { type } }, body: { writes } })),
    onSettled: () => readAllAgain(cache),
  })
}

export const useUndo = () => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => read(client.POST('/api/v1/undo/{id}', { params: { path: { id } } })),
    onSettled: () => readAllAgain(cache),
  })
}

export const useFileChanges = (type: RecordType, id: string) => {
  const cache = useQueryClient()
  const onSettled = () => cache.invalidateQueries({ queryKey: [...recordKey(type, id), 'files'] })
  const add = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return read(client.POST('/api/v1/records/{type}/{id}/files', { params: { path: { type, id } }, body }))
    },
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (file: string) =>
      read(client.DELETE('/api/v1/files/{id}', { params: { path: { id: file } } })),
    onSettled,
  })
  return { add, remove }
}
