/** Records that are probably one: the surest first, with reasons; by keyboard from pair to pair. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Duplicate, DuplicatePage } from '../../../model/duplicate.ts'
import { MergeableType } from '../../../model/duplicate.ts'
import { failureText } from '../../api/api-error.ts'
import { useDuplicates, useDuplicatesOf, useNotSame } from '../../api/use-duplicates.ts'
import { useMay } from '../../api/use-entry.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { Notice } from '../../parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './duplicates.module.css'
import { PairRow } from './pair-row.tsx'

const names: Record<MergeableType, string> = { customer: 'Customers', company: 'Companies' }

export function DuplicatesPage() {
  useCrumbs({ name: 'Duplicates' })
  const { type: wanted, of } = useSearch({ strict: false }) as { type?: string; of?: string }
  const read = MergeableType.safeParse(wanted)
  const type = read.success ? read.data : 'customer'
  return of ? <OfOne type={type} id={of} /> : <All type={type} />
}

function All({ type }: { type: MergeableType }) {
  const list = useDuplicates(type)
  if (list.isError && !list.data)
    return <Failed what="The duplicates" error={list.error} again={() => void list.refetch()} />
  const [first] = list.data?.pages ?? []
  return (
    <Page
      type={type}
      rows={list.data?.pages.flatMap(({ rows }) => rows)}
      labels={Object.assign({}, ...(list.data?.pages ?? []).map(({ labels }) => labels))}
      about={first && aboutText(first)}
      more={
        list.hasNextPage && (
          <button
            type="button"
            className="button"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show less sure ones
          </button>
        )
      }
    />
  )
}

const aboutText = ({ total: { n, exact }, looking }: DuplicatePage): string =>
  `${exact ? count(n) : `more than ${count(n)}`} ${n === 1 ? 'pair' : 'pairs'}, the surest first${looking ? '; still looking' : ''}`

function OfOne({ type, id }: { type: MergeableType; id: string }) {
  const found = useDuplicatesOf(type, id)
  if (found.isError && !found.data)
    return <Failed what="The duplicates" error={found.error} again={() => void found.refetch()} />
  return (
    <Page
      type={type}
      rows={found.data?.rows}
      labels={found.data?.labels ?? {}}
      about={found.data && `${count(found.data.rows.length)} of one ${type}`}
      of={id}
    />
  )
}

type Props = {
  type: MergeableType
  rows: Duplicate[] | undefined
  labels: Record<string, string>
  about: string | undefined
  more?: React.ReactNode
  of?: string
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]') !== null

function Page({ type, rows, labels, about, more, of }: Props) {
  const [at, setAt] = useState(0)
  const mayEdit = useMay('edit')
  const navigate = useNavigate()
  const notSame = useNotSame()
  const say = (pair: Duplicate) => {
    const ids = { type, one: pair.one.id, other: pair.other.id }
    notSame.mutate(
      { ...ids, not: true },
      {
        onSuccess: () =>
          toast('Remembered: they are not the same.', {
            action: { name: 'Undo', run: () => notSame.mutate({ ...ids, not: false }) },
          }),
        onError: (error) => toast(failureText(error), { tone: 'bad' }),
      },
    )
  }
  const chosen = rows?.[Math.min(at, rows.length - 1)]
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || !rows) return
      if (event.key === 'j') setAt((now) => Math.min(now + 1, rows.length - 1))
      else if (event.key === 'k') setAt((now) => Math.max(now - 1, 0))
      else if (event.key === 'o' && chosen)
        void navigate({ to: `/duplicates/${type}/${chosen.one.id}/${chosen.other.id}` as string })
      else if (event.key === 'n' && chosen && mayEdit) say(chosen)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <div className="page">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <div className={styles.title}>
          <h1 className="page-title">Duplicates</h1>
          <p className="faint num" role="status">
            {about ?? <Skeleton width={160} />}
          </p>
        </div>
        <Link to={'/merges' as string} className="button">
          Merge log
        </Link>
        {!of && (
          <nav className="segments" aria-label="Kind of record">
            {MergeableType.options.map((each) => (
              <Link
                key={each}
                to={'/duplicates' as string}
                search={{ type: each }}
                aria-current={each === type ? 'page' : undefined}
              >
                {names[each]}
              </Link>
            ))}
          </nav>
        )}
        {of && (
          <Link to={'/duplicates' as string} search={{ type }} className="button">
            Show all
          </Link>
        )}
      </header>
      {!rows && (
        <div aria-busy="true">
          <Skeleton width="100%" height={220} />
        </div>
      )}
      {rows?.length === 0 && (
        <Notice title={of ? 'Nobody else looks the same' : 'No duplicates found'}>
          <p>
            {of
              ? 'No other record has an address, a number, or a name and place in common.'
              : 'Every changed record is compared with those that have something in common with it.'}
          </p>
        </Notice>
      )}
      {rows && rows.length > 0 && (
        <>
          <ul className={`card ${styles.pairs}`} aria-label="Pairs">
            {rows.map((pair, index) => (
              <PairRow
                key={`${pair.one.id} ${pair.other.id}`}
                pair={pair}
                labels={labels}
                chosen={pair === chosen}
                onChoose={() => setAt(index)}
                onNotSame={mayEdit ? () => say(pair) : undefined}
              />
            ))}
          </ul>
          <p className={`xs faint ${styles.keys}`}>
            <kbd>j</kbd> <kbd>k</kbd> next and previous <kbd>o</kbd> compare{' '}
            {mayEdit && (
              <>
                <kbd>n</kbd> not the same
              </>
            )}
          </p>
          {more && <div>{more}</div>}
        </>
      )}
    </div>
  )
}
