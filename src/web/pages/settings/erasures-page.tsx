/** Settings, erasures: a receipt of each, the list to keep apart from backups, and letting somebody back in. */
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Erasure } from '../../../model/erasure.ts'
import { failureText } from '../../api/api-error.ts'
import { useErasures, useLift } from '../../api/use-erasures.ts'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { count, dayAndTime } from '../../parts/format.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'

export function ErasuresPage() {
  return (
    <SettingsPage
      name="Erasures"
      about="Receipts of people who were erased: what went, when and by whom, and nothing of them."
      permission="erase"
    >
      <BackupsCard />
      <Receipts />
    </SettingsPage>
  )
}

function BackupsCard() {
  return (
    <section className={`card ${styles.card}`} aria-labelledby="backups-title">
      <h2 className="heading" id="backups-title">
        Backups
      </h2>
      <p className="sm">
        A backup made before an erasure still holds that person. Keep this list apart from backups; put into
        the data folder as <code>erasures.json</code> before a restored backup is started, it makes Waymark
        erase them again. It holds keyed hashes and nothing else.
      </p>
      <div>
        <a className="button" href="/api/v1/erasures/list" download="erasures.json">
          <IconDownload size={15} aria-hidden />
          Download the list
        </a>
      </div>
    </section>
  )
}

function Receipts() {
  const erasures = useErasures()
  const rows = erasures.data?.pages.flatMap((page) => page.rows)
  if (erasures.isError && !rows)
    return <Failed what="The receipts" error={erasures.error} again={() => void erasures.refetch()} />
  return (
    <section className={`card ${styles.card}`} aria-labelledby="receipts-title">
      <h2 className="heading" id="receipts-title">
        Receipts
      </h2>
      {!rows && (
        <div aria-busy="true">
          <Skeleton width="100%" height={120} />
        </div>
      )}
      {rows?.length === 0 && (
        <p className="sm faint">Nobody was erased yet. It is done from the page of a customer.</p>
      )}
      <ul className={styles.list}>
        {rows?.map((erasure) => (
          <Receipt key={erasure.id} erasure={erasure} />
        ))}
      </ul>
      <MoreRows list={erasures} text="Show earlier ones" />
    </section>
  )
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const { id, state, begunAt, finishedAt, actor, counts, identifiers, liftedAt } = erasure
  const [asking, setAsking] = useState(false)
  const lift = useLift()
  const run = () =>
    lift.mutate(id, {
      onSuccess: () => toast('She may come back. What was erased stays so.'),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  const what = Object.entries(counts).map(([name, n]) => `${name}: ${count(n)}`)
  return (
    <li>
      <div className={styles.who}>
        <p className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <span className="medium">Erasure {id}</span>
          {state === 'running' ? (
            <span className="chip accent">going on</span>
          ) : (
            <span className="chip good">✓ done</span>
          )}
          {liftedAt && <span className="chip warn">let back in {dayAndTime(liftedAt)}</span>}
        </p>
        <p className="sm faint num">
          {actor}, {dayAndTime(begunAt)}
          {finishedAt && ` to ${dayAndTime(finishedAt)}`}
        </p>
        <p className="sm" style={{ overflowWrap: 'anywhere' }}>
          {what.join(', ') || 'Nothing was left of her.'}
        </p>
        {identifiers > 0 && (
          <p className="xs faint">{count(identifiers)} hashed identifiers keep her from coming back.</p>
        )}
      </div>
      {identifiers > 0 && state === 'done' && !asking && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          Let her back in…
        </button>
      )}
      {asking && identifiers > 0 && (
        <span className="row" style={{ flexWrap: 'wrap' }}>
          <span className="sm">New events of hers will be taken.</span>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            Cancel
          </button>
          <button type="button" className="button primary" disabled={lift.isPending} onClick={run}>
            Let her in
          </button>
        </span>
      )}
    </li>
  )
}
