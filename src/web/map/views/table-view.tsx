/** The map as tables: the same numbers as the picture, one by one, each opening its people. */

import { behaviourTitles } from '../../../journey/emotion/behaviour/titles.ts'
import { channelNames } from '../../../model/channel.ts'
import { count, duration, money, signed } from '../../parts/format.ts'
import { Door } from '../board/door.tsx'
import { metricText } from '../metric-text.ts'
import { stageMeasure, stepMeasure, useScene } from '../scene.ts'
import { Count, Share, Table, Time } from './table-parts.tsx'
import styles from './views.module.css'

export function TableView() {
  return (
    <div className={styles.tables}>
      <StageTable />
      <StepTable />
      <TransitionTable />
      <MomentTable />
    </div>
  )
}

function StageTable() {
  const { layout, measure } = useScene()
  return (
    <Table
      title="Stages"
      heads={[
        'Stage',
        'Reached',
        'Did it',
        'Skipped',
        'Went on',
        'Here',
        'Left',
        'Now in it',
        'Came back',
        'Moved back',
        'Go on',
        'Drop-off',
        'Still open',
        'Median time',
        '90% within',
      ]}
    >
      {layout.stages.map(({ stage, index }) => {
        const numbers = stageMeasure(measure, stage.id)
        if (!numbers) return null
        const { reached, did, skipped, wentOn, here, left, now, again, backFrom } = numbers
        return (
          <tr key={stage.id}>
            <th scope="row">
              {index + 1} {stage.name}
            </th>
            {Object.entries({ reached, did, skipped, wentOn, here, left, now, again, backFrom }).map(
              ([what, counted]) => (
                <Count key={what} counted={counted} what={`${what}, ${stage.name}`} />
              ),
            )}
            <Share share={numbers.conversion} />
            <Share share={numbers.dropOff} />
            <Share share={numbers.stillOpen} />
            <Time of={numbers.time.median} />
            <Time of={numbers.time.p90} />
          </tr>
        )
      })}
    </Table>
  )
}

function StepTable() {
  const { layout, measure } = useScene()
  return (
    <Table
      title="Steps"
      heads={[
        'Step',
        'Owner',
        'Did it',
        'Again',
        'Repeated',
        'Skipped',
        'Went on',
        'Here',
        'Left',
        'Go on',
        'Drop-off',
        'Median time',
        '90% within',
        'Feeling',
        'Interval',
        'Evidence',
        'Said',
        'Read',
        'Shown',
        'Scores',
        'Shown by',
        'Revenue',
        'Mentioned',
        'Channels',
      ]}
    >
      {layout.steps.map(({ step, code }) => {
        const numbers = stepMeasure(measure, step.id)
        if (!numbers) return null
        const { reached, again, repeated, skipped, wentOn, here, left, emotion } = numbers
        return (
          <tr key={step.id}>
            <th scope="row">
              {code} {step.name}
            </th>
            <td>{step.department || '–'}</td>
            {Object.entries({ reached, again, repeated, skipped, wentOn, here, left }).map(
              ([what, counted]) => (
                <Count key={what} counted={counted} what={`${what}, ${step.name}`} />
              ),
            )}
            <Share share={numbers.conversion} />
            <Share share={numbers.dropOff} />
            <Time of={numbers.time.median} />
            <Time of={numbers.time.p90} />
            <td className="right">{emotion.mean.value === null ? '–' : signed(emotion.mean.value, 2)}</td>
            <td className="right">
              {emotion.mean.low === null || emotion.mean.high === null
                ? '–'
                : `${signed(emotion.mean.low, 2)} to ${signed(emotion.mean.high, 2)}`}
            </td>
            {[emotion.evidence, emotion.said, emotion.read, emotion.shown].map((counted) => (
              <Count key={counted.number} counted={counted} what={`evidence at ${step.name}`} />
            ))}
            <td>
              {numbers.metrics.map((metric) => {
                const text = metricText(metric)
                return (
                  <div key={metric.scale}>
                    {text.name} {text.value} ±{text.half}, n{' '}
                    <Door
                      counted={metric.answers}
                      what={`answered ${text.name} at ${step.name}`}
                      inBoard={false}
                    />
                  </div>
                )
              })}
            </td>
            <td>
              {emotion.shown.behaviours.map(({ behaviour, ...counted }) => (
                <div key={behaviour}>
                  <Door
                    counted={counted}
                    what={`${behaviourTitles[behaviour]} at ${step.name}`}
                    inBoard={false}
                  />{' '}
                  {behaviourTitles[behaviour]}
                </div>
              ))}
            </td>
            {Object.entries({ revenue: numbers.value, mentioned: numbers.mentioned }).map(([what, sums]) => (
              <td key={what} className="right">
                {sums.map(({ currency, minor }) => (
                  <div key={currency}>{money(minor, currency)}</div>
                ))}
              </td>
            ))}
            <td>
              {numbers.channels.map(({ channel, customers }, index) => (
                <span key={channel}>
                  {index > 0 && ', '}
                  {channelNames[channel]}{' '}
                  <Door
                    counted={customers}
                    what={`used ${channelNames[channel]} at ${step.name}`}
                    inBoard={false}
                  />
                </span>
              ))}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

function TransitionTable() {
  const { measure } = useScene()
  const names = new Map(
    measure.map.design.stages.flatMap(({ steps }) => steps.map(({ id, name }) => [id, name])),
  )
  return (
    <Table
      title="Transitions between steps"
      heads={['From', 'To', 'Direction', 'Journeys', 'Times', 'Median gap', '90% within']}
    >
      {measure.transitions
        .toSorted((a, b) => b.journeys.n - a.journeys.n)
        .map((way) => (
          <tr key={`${way.from} ${way.to}`}>
            <th scope="row">{names.get(way.from) ?? way.from}</th>
            <td>{names.get(way.to) ?? way.to}</td>
            <td>{way.backward ? 'back' : 'on'}</td>
            <Count counted={way.journeys} what={`from ${names.get(way.from)} to ${names.get(way.to)}`} />
            <td className="right">{count(way.transitions)}</td>
            <td className="right">{way.medianGapSeconds === null ? '–' : duration(way.medianGapSeconds)}</td>
            <td className="right">{way.p90GapSeconds === null ? '–' : duration(way.p90GapSeconds)}</td>
          </tr>
        ))}
    </Table>
  )
}

function MomentTable() {
  const { measure, layout } = useScene()
  if (measure.moments.length === 0) return null
  return (
    <Table
      title="Pain points and golden moments"
      heads={['What', 'Kind', 'Step', 'Reach', 'Effect', 'Interval', 'Sure', 'Score']}
    >
      {measure.moments
        .toSorted((a, b) => b.score - a.score)
        .map((moment) => (
          <tr key={`${moment.kind} ${moment.step} ${moment.title}`}>
            <th scope="row">{moment.title}</th>
            <td>{moment.kind === 'pain' ? 'pain point' : 'golden moment'}</td>
            <td>{layout.steps.find(({ step }) => step.id === moment.step)?.step.name}</td>
            <Count counted={moment.reach} what={moment.title} />
            <td className="right">{signed(moment.effect, 2)}</td>
            <td className="right">
              {signed(moment.low, 2)} to {signed(moment.high, 2)}
            </td>
            <td className="right">{Math.round(moment.sureness * 100)}%</td>
            <td className="right">{count(Math.round(moment.score))}</td>
          </tr>
        ))}
    </Table>
  )
}
