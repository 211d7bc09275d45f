/** The funnel as a table: the same numbers as the bars, one by one, each opening its people. */
import type { Funnel, FunnelMove } from '../../../../model/funnel.ts'
import type { Counted, Estimate } from '../../../../model/measure.ts'
import { duration, percent } from '../../../parts/format.ts'
import { Count, Share, Table, Time } from '../table-parts.tsx'
import { intervalText } from './funnel-words.ts'

const heads = [
  'Step',
  'Reached',
  'Of all who began',
  'Went on',
  'Go on',
  '95% interval',
  'Dropped out',
  'Drop-off',
  'Still open',
  'Share open',
  'Median of those who went on',
  'Median over all',
  '90% within',
]

export const FunnelTable = ({ funnel: { steps, whole } }: { funnel: Funnel }) => (
  <Table title="The funnel in numbers" heads={heads}>
    {steps.map(({ place, name, reached, share, next }, index) => (
      <tr key={place}>
        <th scope="row">
          {index + 1} {name}
        </th>
        <Count counted={reached} what={`reached ${name}`} />
        <Share share={share} />
        {next ? (
          <Cells move={next} name={name} />
        ) : (
          <td colSpan={heads.length - 3} className="right faint">
            the end
          </td>
        )}
      </tr>
    ))}
    {steps[0] && (
      <tr>
        <th scope="row">First to last</th>
        <Count counted={steps[0].reached} what="began" />
        <td className="right">{whole.conversion.n === 0 ? '–' : '100%'}</td>
        <Cells move={whole} name="the first step to the last" />
      </tr>
    )}
  </Table>
)

function Cells({ move, name }: { move: FunnelMove; name: string }) {
  const pairs: [string, Counted, Estimate][] = [
    ['dropped out after', move.dropped, move.dropOff],
    ['may still go on from', move.open, move.stillOpen],
  ]
  return (
    <>
      <Count counted={move.wentOn} what={`went on from ${name}`} />
      <td className="right">
        {move.conversion.value === null ? '–' : percent(move.conversion.value, move.conversion.n)}
      </td>
      <td className="right">{move.conversion.value === null ? '–' : intervalText(move.conversion)}</td>
      {pairs.map(([what, counted, share]) => [
        <Count key={what} counted={counted} what={`${what} ${name}`} />,
        <Share key={`${what} share`} share={share} />,
      ])}
      <td className="right">
        {move.convertedMedianSeconds === null ? '–' : duration(move.convertedMedianSeconds)}
      </td>
      <Time of={move.time.median} />
      <Time of={move.time.p90} />
    </>
  )
}
