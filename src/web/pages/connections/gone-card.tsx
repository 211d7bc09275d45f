/** Rows are gone in the connected table, many at once or ones that people or other sources have to do with: somebody says what becomes of their records. */
import { IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useAnswerGone, useGoneSamples } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { SureButtons } from '../../parts/sure-buttons.tsx'
import { recordPath } from '../../records/record-path.ts'
import { ownersText, ownerWords } from './connection-words.ts'
import styles from './connections.module.css'

type Props = { connection: Connection; gone: NonNullable<Connection['gone']> }

export function GoneCard({ connection, gone }: Props) {
  const { found, ofPeople, ofOthers } = gone
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
        {count(found)} of {count(gone.of)} rows {found === 1 ? 'is' : 'are'} gone there
      </h2>
      <p className="sm">
        {whyText(gone)}
        {ofPeople + ofOthers > 0 && ofPeople + ofOthers < found
          ? `Among them: ${ownersText(ofPeople, ofOthers)}. `
          : ''}
        {found === 1 ? 'Its record stands' : 'Their records stand'} until you say what happened.
      </p>
      <Samples connection={connection} gone={gone} />
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
            {found === 1 ? 'It was deleted there' : 'They were deleted there'}
          </button>
          <button
            type="button"
            className="button"
            disabled={answer.isPending}
            onClick={() => say('keep', found === 1 ? 'Its record stays.' : 'Their records stay.')}
          >
            {found === 1 ? 'Keep the record' : 'Keep the records'}
          </button>
        </div>
      )}
    </section>
  )
}

function whyText({ found, of, changed, ofPeople, ofOthers }: Props['gone']): string {
  const none = found === of ? 'The table shows none of them any more. ' : ''
  if (changed)
    return `${none}Since you were last in step, the settings of this connection have changed, or more are gone than were agreed to: rows that a narrower query leaves out look like deleted ones. `
  // Few that nobody else has to do with would have gone by themselves.
  if (found === ofPeople + ofOthers)
    return `${none}What somebody else has to do with is not deleted unasked: ${ownersText(ofPeople, ofOthers)}. `
  return `${none}So many at once may be a mistake: a table that was emptied, a right that was taken away, a changed query. `
}

function Samples({ connection, gone }: Props) {
  const { data } = useGoneSamples(connection.id, gone.found)
  if (!data) return null
  const more = gone.found - data.samples.length
  return (
    <ul className={styles.rows}>
      {data.samples.map(({ id, label, owner }) => (
        <li key={id}>
          <Link to={recordPath(data.type, id)} className="link sm clip" dir="auto">
            {label}
          </Link>
          {owner && <span className="xs faint">{ownerWords[owner]}</span>}
        </li>
      ))}
      {more > 0 && <li className="xs faint">and {count(more)} more</li>}
    </ul>
  )
}
