/** What behaviour found between interactions shows on this map, or that it is not looked for. */
import { feelingOf } from '../../../journey/emotion/behaviour/shown-by.ts'
import { type FoundBehaviour, foundBehaviours } from '../../../model/behaviour.ts'
import type { MapDesign } from '../../../model/journey-map.ts'
import { signed } from '../../parts/format.ts'
import styles from './edit.module.css'

const names: Record<FoundBehaviour, string> = {
  'repeat-contact': 'Comes again within 7 days about the same thing',
  'channel-switch': 'Comes again by another channel',
  wait: 'Waits longer than a step promises',
  'ping-pong': 'Goes to another step and comes straight back',
}
const feelings = [null, 50, -50, -80, -100, -150]

type Props = { design: MapDesign; onChange: (design: MapDesign) => void }

export function BehaviourForm({ design, onChange }: Props) {
  return (
    <fieldset className={styles.shown}>
      <legend className="label">What behaviour shows, where nobody said how they felt</legend>
      {foundBehaviours.map((id) => {
        const feeling = feelingOf(id, design)
        const all = feelings.includes(feeling) ? feelings : [...feelings, feeling]
        return (
          <label key={id}>
            <span className="sm">{names[id]}</span>
            <select
              className="field"
              value={String(feeling)}
              onChange={({ target }) =>
                onChange({
                  ...design,
                  behaviours: {
                    ...design.behaviours,
                    [id]: target.value === 'null' ? null : Number(target.value),
                  },
                })
              }
            >
              {all.map((each) => (
                <option key={each} value={String(each)}>
                  {each === null ? 'not looked for' : `shows ${signed(each / 100)}`}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}
