/** The journeys behind a number of the map: exactly that many, each opening its customer. */
import type { JourneyRow } from '../../../model/measure.ts'
import type { Filters } from '../../api/paths.ts'
import { useJourneysBehind } from '../../api/use-journeys-behind.ts'
import { ago } from '../../parts/format.ts'
import { useScene } from '../scene.ts'
import { PeopleList } from './people-list.tsx'
import { PeopleSheet } from './people-sheet.tsx'
import { PersonRow } from './person-row.tsx'

type Props = { number: string | undefined; filters: Filters; onClose: () => void }

export const PeopleDrawer = ({ number, filters, onClose }: Props) => (
  <PeopleSheet opened={number !== undefined} onClose={onClose}>
    {number !== undefined && <People number={number} filters={filters} onClose={onClose} />}
  </PeopleSheet>
)

function People({ number, filters, onClose }: { number: string; filters: Filters; onClose: () => void }) {
  const { measure } = useScene()
  const answer = useJourneysBehind(measure.map.id, number, filters)
  return <PeopleList answer={answer} onClose={onClose} draw={(row) => <Row row={row} />} />
}

const tones = { open: 'accent', completed: 'good', left: 'outline' } as const

function Row({ row }: { row: JourneyRow }) {
  const { now, measure } = useScene()
  const last = measure.map.design.stages.flatMap(({ steps }) => steps).find(({ id }) => id === row.lastStep)
  const steps = `${row.steps} ${row.steps === 1 ? 'step' : 'steps'}`
  return (
    <PersonRow
      row={row}
      detail={`${last?.name ?? row.lastStep} · ${steps} · ${ago(row.lastAt, now)}`}
      chip={<span className={`chip ${tones[row.state]}`}>{row.state}</span>}
    />
  )
}
