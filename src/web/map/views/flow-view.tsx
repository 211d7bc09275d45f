/** What people really do between the steps of the map, drawn as the flow of touchpoints is. */
import { IconBulb } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { FlowPicture } from '../../pages/flow/flow-picture.tsx'
import type { FlowTerms } from '../../pages/flow/flow-terms.ts'
import { count } from '../../parts/format.ts'
import { mapFlow } from '../map-flow.ts'
import { useScene } from '../scene.ts'
import views from './views.module.css'

export function FlowView() {
  const { measure, open } = useScene()
  const [lit, setLit] = useState<string>()
  const { flow, stages, folded, notDrawn } = useMemo(() => mapFlow(measure), [measure])
  const walkers = `${measure.map.design.follow}s`
  const terms: FlowTerms = useMemo(
    () => ({
      places: 'steps',
      visits: 'journeys',
      walkers,
      endWith: 'were left after',
      endsHere: 'left here',
    }),
    [walkers],
  )
  if (flow.edges.length === 0)
    return (
      <div className={views.flow}>
        <p className="card" style={{ padding: 16 }}>
          Nobody has gone from one step to another in this period.
        </p>
      </div>
    )
  return (
    <div className={views.flow}>
      <FlowPicture
        flow={flow}
        // People may not be added up over the ways that Other stands for.
        unit={folded ? 'moves' : 'customers'}
        lit={lit}
        onLit={setLit}
        onPeople={open}
        icon={<IconBulb size={18} stroke={1.7} aria-hidden />}
        terms={terms}
        stages={stages}
      />
      <p className="sm">
        <a className="link" href="?view=table">
          All moves as a table
        </a>
        {notDrawn > 0 && (
          <span className="faint">, with {count(notDrawn)} that fewer than 1% of the journeys made</span>
        )}
      </p>
    </div>
  )
}
