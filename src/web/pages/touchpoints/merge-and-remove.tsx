/** Making a touchpoint part of another one, or removing one that was made. */
import { IconArrowMerge, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { failureText } from '../../api/api-error.ts'
import { useMergeTouchpoint, useRemoveTouchpoint } from '../../api/use-touchpoint-changes.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { ruleSentence } from './rule-words.ts'
import styles from './touchpoints.module.css'

type Props = { touchpoint: TouchpointWithCounts; all: readonly TouchpointWithCounts[]; onDone: () => void }

const tell = (error: unknown) => toast(failureText(error), { tone: 'bad' })

export function MergeAndRemove({ touchpoint, all, onDone }: Props) {
  const [into, setInto] = useState('')
  const [sure, setSure] = useState(false)
  const merge = useMergeTouchpoint()
  const remove = useRemoveTouchpoint()
  const target = all.find(({ id }) => String(id) === into)
  return (
    <div className={styles.more}>
      <section aria-label="What it is made of">
        <h3 className="heading">Found in</h3>
        <ul className={styles.kinds}>
          {touchpoint.kinds.slice(0, 20).map((kind) => (
            <li key={kind.id} className="xs">
              {ruleSentence({ ...kind, properties: [] })}
            </li>
          ))}
        </ul>
        {touchpoint.kinds.length > 20 && (
          <p className="xs faint">and {count(touchpoint.kinds.length - 20)} more kinds</p>
        )}
        {touchpoint.kinds.length === 0 && (
          <p className="xs faint">Nothing that came in so far fits its rules.</p>
        )}
      </section>
      <section aria-label="Merge">
        <h3 className="heading">Merge into another</h3>
        <div className="row">
          <select
            className="field grow"
            aria-label="Merge into"
            value={into}
            onChange={(event) => setInto(event.target.value)}
          >
            <option value="">Choose a touchpoint</option>
            {all
              .filter(({ id }) => id !== touchpoint.id)
              .toSorted((a, b) => a.name.localeCompare(b.name))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
          <button
            type="button"
            className="button"
            disabled={!target || merge.isPending}
            onClick={() =>
              target &&
              merge.mutate(
                { from: touchpoint.id, into: target.id },
                {
                  onSuccess: () => {
                    toast(`“${touchpoint.name}” is part of “${target.name}” now.`)
                    onDone()
                  },
                  onError: tell,
                },
              )
            }
          >
            <IconArrowMerge size={14} aria-hidden />
            Merge
          </button>
        </div>
      </section>
      <section aria-label="Remove">
        {sure ? (
          <div className="row">
            <span className="sm grow">Its interactions stay and are found anew by themselves.</span>
            <button
              type="button"
              className="button danger"
              disabled={remove.isPending}
              onClick={() =>
                remove.mutate(touchpoint.id, {
                  onSuccess: () => {
                    toast(`“${touchpoint.name}” is removed.`)
                    onDone()
                  },
                  onError: tell,
                })
              }
            >
              Remove
            </button>
            <button type="button" className="button quiet" onClick={() => setSure(false)}>
              Keep
            </button>
          </div>
        ) : (
          <button type="button" className="button quiet danger" onClick={() => setSure(true)}>
            <IconTrash size={14} aria-hidden />
            Remove this touchpoint
          </button>
        )}
      </section>
    </div>
  )
}
