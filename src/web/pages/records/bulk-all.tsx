/** What can be done to everything that matches, also to what was not read yet: in the background, with its progress. */
import { IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { BulkChange, BulkWish } from '../../../model/crm/bulk-change.ts'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { failureText } from '../../api/api-error.ts'
import { useBulkChange } from '../../api/use-bulk-change.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import type { RecordsAddress } from '../../records/records-address.ts'
import { EditButton } from './bulk-edit.tsx'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  address: Pick<RecordsAddress, 'filter' | 'q'>
  about: string
  onDone: () => void
}

const failed = (error: unknown) => toast(failureText(error), { tone: 'bad' })

export function BulkAll({ info, address: { filter, q }, about, onDone }: Props) {
  const [said, setSaid] = useState('changed')
  const [asksDelete, setAsksDelete] = useState(false)
  const onEnd = (job: BulkChange) => {
    const why = job.refused > 0 ? ` ${count(job.refused)} could not: ${job.why}` : ''
    if (job.state === 'failed') toast(`It stopped: ${job.why}`, { tone: 'bad' })
    else if (job.state === 'undone') {
      toast(`${count(job.changed)} taken back.${why}`)
      onDone()
    } else
      toast(`${count(job.changed)} ${info.plural.toLowerCase()} ${said}.${why}`, {
        action: { name: 'Undo', run: () => bulk.undo.mutate(job.id, { onError: failed }) },
      })
  }
  const bulk = useBulkChange(info.type, onEnd)
  const start = (change: BulkWish['change'], said: string) => {
    setSaid(said)
    setAsksDelete(false)
    bulk.start.mutate({ ...(filter ? { filter } : {}), ...(q ? { q } : {}), change }, { onError: failed })
  }
  const { job } = bulk
  return (
    <section className={styles.bulk} aria-label="All that match">
      {job && bulk.isUnderWay ? (
        <>
          <span className="medium num">
            {job.state === 'undoing' ? 'Taking back' : 'Working'}, {count(job.done)} of {count(job.total)}
          </span>
          <span className={styles.bulkProgress}>
            <ProgressBar share={job.total > 0 ? job.done / job.total : 0} label="Progress of the change" />
          </span>
          {job.state === 'running' && (
            <button type="button" className="button" onClick={() => bulk.stop.mutate(job.id)}>
              Stop
            </button>
          )}
        </>
      ) : (
        <>
          <span className="medium num">{about} chosen</span>
          <EditButton
            info={info}
            isBusy={bulk.start.isPending}
            canAdd={false}
            onSet={(name, value) => start({ do: 'update', values: { [name]: value } }, 'changed')}
          />
          {asksDelete ? (
            <button
              type="button"
              className="button danger"
              onClick={() => start({ do: 'delete' }, 'deleted')}
            >
              <IconTrash size={14} aria-hidden />
              Yes, delete all of them
            </button>
          ) : (
            <button type="button" className="button danger" onClick={() => setAsksDelete(true)}>
              <IconTrash size={14} aria-hidden />
              Delete
            </button>
          )}
          <button type="button" className="button quiet icon" aria-label="Choose none" onClick={onDone}>
            <IconX size={14} aria-hidden />
          </button>
        </>
      )}
    </section>
  )
}
