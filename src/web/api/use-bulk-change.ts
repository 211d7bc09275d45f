/** A change of everything that matches: started, watched until it ends, stopped, taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { BulkChange, BulkWish } from '../../model/crm/bulk-change.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { client, read } from './client.ts'
import { recordsKey } from './use-records.ts'

const askEveryMs = 400
const isUnderWay = (job: BulkChange | undefined): boolean =>
  job?.state === 'running' || job?.state === 'undoing'

/** `onEnd` hears of each end once: of the change, and of its being taken back. */
export function useBulkChange(type: RecordType, onEnd: (job: BulkChange) => void) {
  const cache = useQueryClient()
  const [id, setId] = useState<string>()
  const key = ['bulk', id] as const
  const job = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/bulk/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? askEveryMs : false),
  }).data
  const begin = (began: BulkChange) => {
    cache.setQueryData(['bulk', began.id], began)
    setId(began.id)
    void cache.invalidateQueries({ queryKey: ['bulk', began.id] })
  }
  const ended = job && !isUnderWay(job) ? `${job.id} ${job.state}` : undefined
  const tell = useEffectEvent(() => {
    if (!job) return
    void cache.invalidateQueries({ queryKey: recordsKey })
    onEnd(job)
  })
  useEffect(() => {
    if (ended) tell()
  }, [ended])
  const start = useMutation({
    mutationFn: (wish: BulkWish) =>
      read(client.POST('/api/v1/records/{type}/bulk', { params: { path: { type } }, body: wish })),
    onSuccess: begin,
  })
  const stop = useMutation({
    mutationFn: (id: string) => read(client.POST('/api/v1/bulk/{id}/cancel', { params: { path: { id } } })),
    onSuccess: begin,
  })
  const undo = useMutation({
    mutationFn: (id: string) => read(client.POST('/api/v1/bulk/{id}/undo', { params: { path: { id } } })),
    onSuccess: begin,
  })
  return { job, isUnderWay: isUnderWay(job), start, stop, undo }
}
