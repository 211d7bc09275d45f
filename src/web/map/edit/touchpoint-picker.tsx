/** Finds a touchpoint by a few letters and binds it to a step; says when it comes from another step. */
import { useState } from 'react'
import type { MapDesign, Step } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { shortCount } from '../../parts/format.ts'
import { allSteps, bindTouchpoint } from './design-edits.ts'
import styles from './edit.module.css'

type Props = {
  step: Step
  design: MapDesign
  touchpoints: readonly TouchpointWithCounts[]
  onChange: (design: MapDesign) => void
}

const mostShown = 8

export function TouchpointPicker({ step, design, touchpoints, onChange }: Props) {
  const [text, setText] = useState('')
  const [focused, setFocused] = useState(false)
  const owner = new Map(allSteps(design).flatMap(({ name, touchpoints: ids }) => ids.map((id) => [id, name])))
  const wanted = text.trim().toLowerCase()
  const found = touchpoints
    .filter(
      ({ id, name, hidden }) =>
        !hidden && !step.touchpoints.includes(id) && name.toLowerCase().includes(wanted),
    )
    // Those that no step counts yet come first: they are what the map misses.
    .toSorted((a, b) => Number(owner.has(a.id)) - Number(owner.has(b.id)) || b.interactions - a.interactions)
  return (
    <fieldset
      aria-label={`Touchpoints to add to ${step.name}`}
      className={styles.picker}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <input
        className="field"
        aria-label={`Add a touchpoint to ${step.name}`}
        placeholder="add a touchpoint"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {focused && (
        <ul className={styles.found}>
          {found.slice(0, mostShown).map(({ id, name, channel, interactions }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  onChange(bindTouchpoint(design, step.id, id))
                  setText('')
                }}
              >
                <ChannelIcon channel={channel} size={14} />
                <span className="grow clip">{name}</span>
                <span className="xs faint num clip">
                  {owner.has(id) ? `now in ${owner.get(id)}` : shortCount(interactions)}
                </span>
              </button>
            </li>
          ))}
          {found.length > mostShown && (
            <li className="xs faint">{found.length - mostShown} more; type to find them</li>
          )}
          {found.length === 0 && <li className="xs faint">No touchpoint fits</li>}
        </ul>
      )}
    </fieldset>
  )
}
