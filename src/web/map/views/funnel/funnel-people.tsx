/** The journeys behind a number of the funnel, in the drawer that the map uses. */
import type { AttemptRow } from '../../../../model/funnel.ts'
import { type AskedFunnel, useFunnelCustomers } from '../../../api/use-funnel.ts'
import { ago } from '../../../parts/format.ts'
import { PeopleList } from '../../drawer/people-list.tsx'
import { PeopleSheet } from '../../drawer/people-sheet.tsx'
import { PersonRow } from '../../drawer/person-row.tsx'
import { useScene } from '../../scene.ts'

type Props = { map: string; query: AskedFunnel; number: string | undefined; onClose: () => void }

export const FunnelPeople = ({ number, ...props }: Props) => (
  <PeopleSheet opened={number !== undefined} onClose={props.onClose}>
    {number !== undefined && <People {...props} number={number} />}
  </PeopleSheet>
)

const tones = { open: 'accent', converted: 'good', dropped: 'outline' } as const

function People({ map, query, number, onClose }: Props & { number: string }) {
  const { now } = useScene()
  const answer = useFunnelCustomers(map, query, number)
  const row = (row: AttemptRow) => (
    <PersonRow
      row={row}
      detail={`${row.depth} ${row.depth === 1 ? 'step' : 'steps'} · ${ago(row.lastAt, now)}`}
      chip={<span className={`chip ${tones[row.state]}`}>{row.state}</span>}
    />
  )
  return <PeopleList answer={answer} onClose={onClose} draw={row} />
}
