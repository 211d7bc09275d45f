/** Whom the map is about, what is followed, and when a journey ends. */
import { followedObjects } from '../../../model/customer-id.ts'
import type { MapDesign } from '../../../model/journey-map.ts'
import { BehaviourForm } from './behaviour-form.tsx'
import styles from './edit.module.css'

type Props = { design: MapDesign; onChange: (design: MapDesign) => void }

export function FrameForm({ design, onChange }: Props) {
  const set = (change: Partial<MapDesign>) => onChange({ ...design, ...change })
  return (
    <section className={`card ${styles.frame}`} aria-label="About the map">
      <label>
        <span className="label">Name</span>
        <input
          className="field"
          value={design.name}
          maxLength={200}
          required
          aria-invalid={design.name.trim() === ''}
          onChange={(event) => set({ name: event.target.value })}
        />
      </label>
      <label>
        <span className="label">Actor (persona)</span>
        <input
          className="field"
          value={design.actor}
          maxLength={200}
          placeholder="Paula, the school-run parent"
          onChange={(event) => set({ actor: event.target.value })}
        />
      </label>
      <label>
        <span className="label">Owner</span>
        <input
          className="field"
          value={design.owner}
          maxLength={100}
          onChange={(event) => set({ owner: event.target.value })}
        />
      </label>
      <label>
        <span className="label">Follows</span>
        <select
          className="field"
          value={design.follow}
          onChange={(event) =>
            set({ follow: followedObjects.find((each) => each === event.target.value) ?? 'customer' })
          }
        >
          {followedObjects.map((each) => (
            <option key={each} value={each}>
              each {each}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.wide}>
        <span className="label">Goal, in the words of the actor</span>
        <input
          className="field"
          value={design.scenario}
          maxLength={500}
          onChange={(event) => set({ scenario: event.target.value })}
        />
      </label>
      <label className={styles.wide}>
        <span className="label">Expectations, one per line</span>
        <textarea
          className="field"
          rows={Math.max(2, Math.min(6, design.expectations.length))}
          value={design.expectations.join('\n')}
          onChange={(event) =>
            set({
              expectations: event.target.value
                .split('\n')
                .slice(0, 10)
                .map((line) => line.slice(0, 200)),
            })
          }
        />
      </label>
      <label>
        <span className="label">Left after days of silence</span>
        <input
          className="field"
          type="number"
          min={1}
          max={3650}
          value={design.inactivityDays}
          onChange={(event) =>
            set({ inactivityDays: Math.max(1, Math.min(3650, Number(event.target.value) || 1)) })
          }
        />
      </label>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={design.restart}
          onChange={(event) => set({ restart: event.target.checked })}
        />
        A new journey begins after an end or a long silence
      </label>
      <BehaviourForm design={design} onChange={onChange} />
    </section>
  )
}
