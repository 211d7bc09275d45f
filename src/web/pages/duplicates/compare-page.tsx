/** Two records side by side: which one stays, which value of each field stays, and merging them. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { type Comparison, MergeableType } from '../../../model/duplicate.ts'
import { failureText } from '../../api/api-error.ts'
import { useComparison, useMerge, useNotSame, useUndoMerge } from '../../api/use-duplicates.ts'
import { useMay } from '../../api/use-entry.ts'
import { useRecordType } from '../../api/use-records.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { NotFound } from '../../frame/not-found.tsx'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { recordPath } from '../../records/record-path.ts'
import { type Choices, firstChoices, rowsOf, type SideName, takenFrom } from './choices.ts'
import { CompareTable } from './compare-table.tsx'
import styles from './duplicates.module.css'
import { scoreText } from './reason-text.ts'
import { Reasons } from './reasons.tsx'

export function ComparePage() {
  const { type = '', one = '', other = '' } = useParams({ strict: false }) as Record<string, string>
  const read = MergeableType.safeParse(type)
  return read.success ? (
    <Loaded key={`${one} ${other}`} type={read.data} one={one} other={other} />
  ) : (
    <NotFound />
  )
}

function Loaded(pair: { type: MergeableType; one: string; other: string }) {
  useCrumbs({ name: 'Duplicates', to: '/duplicates' }, { name: 'Compare' })
  const info = useRecordType(pair.type).data
  const comparison = useComparison(pair)
  if (comparison.isError && !comparison.data)
    return <Failed what="These records" error={comparison.error} again={() => void comparison.refetch()} />
  if (!comparison.data || !info)
    return (
      <div className="page" aria-busy="true">
        <Skeleton width={320} height={32} />
        <Skeleton width="100%" height={320} />
      </div>
    )
  return <Filled info={info} comparison={comparison.data} />
}

function Filled({ info, comparison }: { info: RecordTypeInfo; comparison: Comparison }) {
  const { one, other, score, reasons, notSame } = comparison
  const rows = rowsOf(info.fields, comparison)
  const [winner, setWinner] = useState<SideName>(one.createdAt <= other.createdAt ? 'one' : 'other')
  const [choices, setChoices] = useState<Choices>(() => firstChoices(rows, comparison, winner))
  const mayEdit = useMay('edit')
  const plain = info.label.toLowerCase()
  return (
    <div className="page">
      <header>
        <h1 className="page-title">Are they one {plain}?</h1>
        <p className="faint">
          Choose which record stays and which values. Everything that hangs on either stays together, and one
          undo brings both back.
        </p>
      </header>
      <section className={`card ${styles.sum}`} aria-label="How sure it is">
        <p className="row" style={{ flexWrap: 'wrap' }}>
          <span>
            <b className="num">{scoreText(score)}</b> sure that they are one
          </span>
          {notSame && <span className="chip warn">somebody said that they are not the same</span>}
        </p>
        <Reasons reasons={reasons} />
      </section>
      <section className={`card ${styles.compare}`} aria-label="Side by side">
        <CompareTable
          comparison={comparison}
          rows={rows}
          winner={winner}
          choices={choices}
          mayEdit={mayEdit}
          onWinner={(side) => {
            setWinner(side)
            setChoices(firstChoices(rows, comparison, side))
          }}
          onChoose={(name, side) => setChoices({ ...choices, [name]: side })}
        />
      </section>
      {mayEdit && <MergeForm comparison={comparison} winner={winner} choices={choices} />}
    </div>
  )
}

type FormProps = { comparison: Comparison; winner: SideName; choices: Choices }

function MergeForm({ comparison, winner, choices }: FormProps) {
  const [reason, setReason] = useState('')
  const navigate = useNavigate()
  const merge = useMerge()
  const undo = useUndoMerge()
  const notSame = useNotSame()
  const [stays, goes] =
    winner === 'one' ? [comparison.one, comparison.other] : [comparison.other, comparison.one]
  const type = stays.type === 'company' ? 'company' : 'customer'
  const failed = (error: unknown) => toast(failureText(error), { tone: 'bad' })
  const run = () =>
    merge.mutate(
      { type, winner: stays.id, loser: goes.id, take: takenFrom(choices, winner), reason },
      {
        onSuccess: ({ id }) => {
          const back = () =>
            undo.mutate(id, { onSuccess: () => toast('Undone: there are two again.'), onError: failed })
          toast(`“${goes.label}” is now a part of “${stays.label}”.`, { action: { name: 'Undo', run: back } })
          void navigate({ to: recordPath(type, stays.id) })
        },
        onError: failed,
      },
    )
  const no = () =>
    notSame.mutate(
      { type, one: stays.id, other: goes.id, not: true },
      {
        onSuccess: () => {
          toast('Remembered: they are not the same.')
          void navigate({ to: '/duplicates' as string, search: { type } })
        },
        onError: failed,
      },
    )
  return (
    <form
      className={`card ${styles.foot}`}
      aria-label="Merge"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <TextField
        label="Why (for the merge log)"
        optional
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <button type="button" className="button" disabled={notSame.isPending} onClick={no}>
        Not the same
      </button>
      <button type="submit" className="button primary" disabled={merge.isPending}>
        {merge.isPending ? 'Merging…' : `Merge into “${stays.label}”`}
      </button>
    </form>
  )
}
