/** The log of merges: what became part of what, who decided it when and why, and the undo of each. */
import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Merge } from '../../../model/merge.ts'
import { failureText } from '../../api/api-error.ts'
import { useMerges, useUndoMerge } from '../../api/use-duplicates.ts'
import { useRecordType } from '../../api/use-records.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { ago, dayAndTime } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { recordPath } from '../../records/record-path.ts'
import styles from './duplicates.module.css'

export function MergesPage() {
  useCrumbs({ name: 'Duplicates', to: '/duplicates' }, { name: 'Merge log' })
  const merges = useMerges()
  const rows = merges.data?.pages.flatMap((page) => page.rows)
  if (merges.isError && !rows)
    return <Failed what="The merge log" error={merges.error} again={() => void merges.refetch()} />
  return (
    <div className="page">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <div className={styles.title}>
          <h1 className="page-title">Merge log</h1>
          <p className="faint">
            Every merge made by hand. An undo restores both records, their timelines and every map.
          </p>
        </div>
        <Link to={'/duplicates' as string} className="button">
          Duplicates
        </Link>
      </header>
      {!rows && (
        <div aria-busy="true">
          <Skeleton width="100%" height={200} />
        </div>
      )}
      {rows?.length === 0 && (
        <Notice title="Nothing was merged yet">
          <p>Two records of one person are brought together on the page of duplicates.</p>
        </Notice>
      )}
      {rows && rows.length > 0 && (
        <ul className={`card ${styles.log}`} aria-label="Merges">
          {rows.map((merge) => (
            <MergeRow key={merge.id} merge={merge} />
          ))}
        </ul>
      )}
      <MoreRows list={merges} text="Show earlier ones" />
    </div>
  )
}

function MergeRow({ merge }: { merge: Merge }) {
  const { type, winner, loser, at, actor, reason, changes, state, undoneAt, undoneBy } = merge
  const now = useNow(30_000)
  const undo = useUndoMerge()
  const fields = useRecordType(type).data?.fields ?? []
  const named = (name: string) => fields.find((field) => field.name === name)?.label ?? name
  const run = () =>
    undo.mutate(merge.id, {
      onSuccess: () => toast('Undone: there are two again. The maps follow within a moment.'),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <li>
      <div className={styles.what}>
        <p className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <span className="medium" style={{ overflowWrap: 'anywhere' }}>
            {loser.label}
          </span>
          <IconArrowRight size={13} className="faint" aria-label="became part of" />
          <Link to={recordPath(type, winner.id)} className="medium" style={{ overflowWrap: 'anywhere' }}>
            {winner.label}
          </Link>
          {type === 'company' && <span className="chip outline">company</span>}
          {state === 'undone' && <span className="chip">undone</span>}
        </p>
        <p className="sm faint">
          {actor || 'Waymark'} <span title={dayAndTime(at)}>{ago(at, now)}</span>
          {reason && `: ${reason}`}
        </p>
        {changes.length > 0 && (
          <p className="xs faint">Taken over: {changes.map(({ field }) => named(field)).join(', ')}</p>
        )}
        {undoneAt && (
          <p className="xs faint">
            Undone by {undoneBy || 'Waymark'} <span title={dayAndTime(undoneAt)}>{ago(undoneAt, now)}</span>
          </p>
        )}
      </div>
      {state === 'merged' && (
        <May permission="edit">
          <button
            type="button"
            className="button"
            aria-label={`Undo the merge of ${loser.label} into ${winner.label}`}
            disabled={undo.isPending}
            onClick={run}
          >
            {undo.isPending ? 'Undoing…' : 'Undo'}
          </button>
        </May>
      )}
    </li>
  )
}
