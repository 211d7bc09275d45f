/** The journeys behind a number of the funnel, in the drawer that the map uses. */
import type { AttemptRow } from '../../../../model/funnel.ts'
import { type AskedFunnel, useFunnelCustomers } from '../../../api/use-funnel.ts'
import { ago } from '../../../parts/format.ts'
import { PeopleList } from '../../drawer/people-list.tsx'
import { PeopleSheet } from '../../drawer/people-sheet.tsx'
import { PersonRow } from '../../drawer/person-row.tsx'
import { useScene } from '../../scene.ts'

/** A number, and what the funnel that shows it was asked with. */
export type Behind = { number: string; asked: AskedFunnel }
type Props = { map: string; behind: Behind | undefined; onClose: () => void }

export const FunnelPeople = ({ behind, ...props }: Props) => (
  <PeopleSheet opened={behind !== undefined} onClose={props.onClose}>
    {behind && <People {...props} behind={behind} />}
  </PeopleSheet>
)

const tones = { open: 'accent', converted: 'good', dropped: 'outline' } as const

function People({ map, behind, onClose }: Props & { behind: Behind }) {
  const { now } = useScene()
  const answer = useFunnelCustomers(map, behind.asked, behind.number)
  const row = (row: AttemptRow) => (
    <PersonRow
      row={row}
      detail={`${row.depth} ${row.depth === 1 ? 'step' : 'steps'} · ${ago(row.lastAt, now)}`}
      chip={<span className={`chip ${tones[row.state]}`}>{row.state}</span>}
    />
  )
  return <PeopleList answer={answer} onClose={onClose} draw={row} />
}
