/** Many rows are gone in the connected table at once: nothing is deleted until somebody says what happened there. */
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useAnswerGone } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { SureButtons } from '../../parts/sure-buttons.tsx'
import styles from './connections.module.css'

type Props = { connection: Connection; gone: NonNullable<Connection['gone']> }

export function GoneCard({ connection, gone: { found, of, changed } }: Props) {
  const [sure, setSure] = useState(false)
  const answer = useAnswerGone(connection.id)
  const say = (what: Parameters<typeof answer.mutate>[0], done: string) =>
    answer.mutate(what, {
      onSuccess: () => toast(done),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <section className={`card ${styles.card}`} aria-labelledby="gone-title">
      <h2 className="heading" id="gone-title">
        {count(found)} of {count(of)} rows are gone there
      </h2>
      <p className="sm">
        {found === of ? 'The table shows none of them any more. ' : ''}
        {changed
          ? 'Since you were last in step, the settings of this connection have changed, or more are gone than were agreed to: rows that a narrower query leaves out look like deleted ones. '
          : 'So many at once may be a mistake: a table that was emptied, a right that was taken away, a changed query. '}
        Their records stand until you say what happened.
      </p>
      {sure ? (
        <SureButtons
          name={`Delete ${count(found)} ${found === 1 ? 'record' : 'records'}`}
          about="The table is looked at once more first. What is deleted can be restored."
          isBusy={answer.isPending}
          onYes={() => say('delete', 'The table is being looked at once more.')}
          onNo={() => setSure(false)}
        />
      ) : (
        <div className={`row ${styles.actions}`}>
          <button type="button" className="button" onClick={() => setSure(true)}>
            <IconTrash size={14} aria-hidden />
            They were deleted there
          </button>
          <button
            type="button"
            className="button"
            disabled={answer.isPending}
            onClick={() => say('keep', 'Their records stay.')}
          >
            Keep the records
          </button>
        </div>
      )}
    </section>
  )
}
