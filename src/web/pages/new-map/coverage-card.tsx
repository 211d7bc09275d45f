/** What the map covers, and what was left out with the reason; each thing left out can be put on the map. */
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { MapDesign, MapDraft } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { freshId } from '../../map/edit/fresh-id.ts'
import { count, percent } from '../../parts/format.ts'
import { coverageOf, stillLeftOut, withTouchpoint } from './coverage.ts'
import styles from './new-map.module.css'

type Props = {
  draft: MapDraft
  design: MapDesign
  touchpoints: readonly TouchpointWithCounts[]
  onChange: (design: MapDesign) => void
}

export function CoverageCard({ draft, design, touchpoints, onChange }: Props) {
  const [opened, setOpened] = useState(false)
  const coverage = coverageOf(design, touchpoints)
  const known = coverage.ofTouchpoints > 0
  const share = known ? coverage.share : draft.covered.interactionShare
  const interactions = known ? coverage.interactions : draft.covered.interactions
  const left = stillLeftOut(design, draft)
  return (
    <section className={`card ${styles.coverage}`} aria-label="What the map covers">
      <div className={styles.share}>
        <p>
          <b className="xl num">{percent(share, interactions)}</b> of all interactions
        </p>
        <div className={styles.bar} aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </div>
        <p className="sm faint num">
          {known && `${coverage.touchpoints} of ${coverage.ofTouchpoints} touchpoints. `}
          The proposal reaches {count(draft.covered.customers)} customers (
          {percent(draft.covered.customerShare, draft.covered.customers)}).
        </p>
      </div>
      <ul className={styles.notes}>
        {draft.notes.map((note) => (
          <li key={note} className="sm">
            {note}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <button
          type="button"
          className="button quiet"
          aria-expanded={opened}
          aria-controls="left-out"
          onClick={() => setOpened(!opened)}
        >
          {left.length} left out
          <IconChevronDown
            size={14}
            aria-hidden
            style={{ transform: opened ? 'rotate(180deg)' : undefined }}
          />
        </button>
      )}
      {opened && (
        <ul id="left-out" className={styles.left}>
          {left.map((each) => (
            <li key={each.touchpoint}>
              <div className="grow">
                <p className="sm medium clip" title={each.name}>
                  {each.name}
                </p>
                <p className="xs faint">
                  {count(each.interactions)} interactions of {count(each.customers)} customers. {each.reason}
                </p>
              </div>
              <PutOnMap
                name={each.name}
                design={design}
                onStage={(stage) =>
                  onChange(
                    withTouchpoint(design, stage, {
                      id: freshId(),
                      name: each.name,
                      touchpoint: each.touchpoint,
                      department: touchpoints.find(({ id }) => id === each.touchpoint)?.department ?? '',
                    }),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type PutProps = { name: string; design: MapDesign; onStage: (stage: string) => void }

function PutOnMap({ name, design, onStage }: PutProps) {
  return (
    <label className={styles.put}>
      <IconPlus size={13} aria-hidden />
      <select
        className="field"
        aria-label={`Put ${name} into a stage`}
        value=""
        onChange={(event) => event.target.value && onStage(event.target.value)}
      >
        <option value="">Add to…</option>
        {design.stages.map((stage) => (
          <option key={stage.id} value={stage.id}>
            {stage.name}
          </option>
        ))}
      </select>
    </label>
  )
}
