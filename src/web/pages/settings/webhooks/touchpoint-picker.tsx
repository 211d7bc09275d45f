/** Narrows accepted interactions to some touchpoints. */
import { useState } from 'react'
import { useTouchpoints } from '../../../api/use-touchpoints.ts'
import styles from './webhooks.module.css'

type Props = { chosen: readonly number[]; onChange: (chosen: number[]) => void }

export function TouchpointPicker({ chosen, onChange }: Props) {
  const [text, setText] = useState('')
  const touchpoints = useTouchpoints()
  const shown = touchpoints.data?.filter(
    ({ id, name, hidden }) =>
      !hidden && (chosen.includes(id) || name.toLowerCase().includes(text.trim().toLowerCase())),
  )
  return (
    <fieldset className={styles.picker}>
      <legend className="sm medium">
        Interactions at {chosen.length === 0 ? 'all touchpoints' : `${chosen.length} touchpoints only`}
      </legend>
      <input
        type="search"
        className="field"
        aria-label="Find a touchpoint"
        placeholder="Find a touchpoint; none chosen means all"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.touchpoints}>
        {shown?.slice(0, 60).map(({ id, name }) => (
          <label key={id} className="sm">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() =>
                onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
              }
            />
            <span className="clip">{name}</span>
          </label>
        ))}
        {shown?.length === 0 && (
          <p className="sm faint">{text ? 'No touchpoint is called so.' : 'There is none yet.'}</p>
        )}
      </div>
    </fieldset>
  )
}
