/** The customers behind a number of the flow, in the drawer that the map uses. */
import type { FlowJourneyRow } from '../../../model/flow.ts'
import { type FlowFrame, useFlowCustomers } from '../../api/use-flow-customers.ts'
import { PeopleList } from '../../map/drawer/people-list.tsx'
import { PeopleSheet } from '../../map/drawer/people-sheet.tsx'
import { PersonRow } from '../../map/drawer/person-row.tsx'
import { ago, count } from '../../parts/format.ts'
import { useNow } from '../../parts/use-now.ts'

type Props = { frame: FlowFrame; number: string | undefined; onClose: () => void }

export const FlowPeople = ({ frame, number, onClose }: Props) => (
  <PeopleSheet opened={number !== undefined} onClose={onClose}>
    {number !== undefined && <People frame={frame} number={number} onClose={onClose} />}
  </PeopleSheet>
)

const timesOf = (times: number) => (times === 1 ? 'once' : `${count(times)} times`)

function People({ frame, number, onClose }: Props & { number: string }) {
  const now = useNow()
  const answer = useFlowCustomers(frame, number)
  const times = answer.data?.pages[0]?.times
  const row = (row: FlowJourneyRow) => (
    <PersonRow
      row={row}
      detail={`last seen ${ago(row.lastAt, now)}`}
      chip={<span className="chip num">{timesOf(row.times)}</span>}
    />
  )
  return (
    <PeopleList
      answer={answer}
      onClose={onClose}
      also={times === undefined ? undefined : `${timesOf(times)} in all`}
      draw={row}
    />
  )
}
