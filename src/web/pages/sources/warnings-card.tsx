/** What was turned away or taken with a remark, with its reason; each can be tried again. */
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { warningReasons } from '../../../model/message.ts'
import type { IngestWarning, WriteKey } from '../../../model/source.ts'
import { failureText } from '../../api/api-error.ts'
import { useReplay, useWarnings } from '../../api/use-sources.ts'
import { toast } from '../../frame/toast.ts'
import { ago, count, dayAndTime } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Payload } from '../../parts/payload.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './sources.module.css'

type Props = { waiting: number | undefined; keys: readonly WriteKey[] | undefined }

export function WarningsCard({ waiting, keys }: Props) {
  const warnings = useWarnings()
  const rows = warnings.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className={`card ${styles.card}`} id="warnings" aria-labelledby="warnings-title">
      <header className="row">
        <h2 className="heading" id="warnings-title">
          Warnings
        </h2>
        {waiting !== undefined && waiting > 0 && <span className="chip warn num">{count(waiting)}</span>}
        <span className="grow" />
        <span className="xs faint">kept with their reason, nothing is lost</span>
      </header>
      {warnings.isPending && <Skeleton width="100%" height={60} />}
      {warnings.isError && (
        <p className="sm bad" role="alert">
          {failureText(warnings.error)}{' '}
          <button type="button" className="link" onClick={() => void warnings.refetch()}>
            Try again
          </button>
        </p>
      )}
      {warnings.isSuccess && rows.length === 0 && <p className="sm faint">Nothing was turned away.</p>}
      <ul className={styles.warnings}>
        {rows.map((warning) => (
          <WarningRow key={warning.id} warning={warning} source={sourceName(warning.source, keys)} />
        ))}
      </ul>
      <MoreRows list={warnings} />
    </section>
  )
}

/** Items that came over HTTP name the number of their key. */
function sourceName(source: string, keys: readonly WriteKey[] | undefined): string {
  const key = keys?.find(({ id }) => source === `key ${id}`)
  return key ? `key “${key.name}”` : source
}

function WarningRow({ warning, source }: { warning: IngestWarning; source: string }) {
  const [opened, setOpened] = useState(false)
  const now = useNow(30_000)
  const replay = useReplay()
  const run = () =>
    replay.mutate(warning.id, {
      onSuccess: (result) =>
        result.status === 'refused'
          ? toast(`Refused again: ${result.message}`, { tone: 'bad' })
          : toast(result.status === 'duplicate' ? 'It was taken before already.' : 'Taken. It counts now.'),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <li>
      <div className={styles.warning}>
        <IconAlertTriangle size={15} className="warn" aria-hidden />
        <div className="grow">
          <p className="sm medium">{warning.message || warningReasons[warning.reason]}</p>
          <p className="xs faint" title={dayAndTime(warning.at)}>
            {[warning.reason, warning.field && `field ${warning.field}`, source, ago(warning.at, now)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <button type="button" className="link sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Hide' : 'Show'}
          <span className="visually-hidden"> what was sent</span>
        </button>
        {warning.replayedAt ? (
          <span className="chip good">taken later</span>
        ) : (
          <May permission="import">
            <button type="button" className="button" disabled={replay.isPending} onClick={run}>
              <IconRefresh size={13} aria-hidden />
              Replay
            </button>
          </May>
        )}
      </div>
      {opened && <Payload text={warning.payload} />}
    </li>
  )
}
