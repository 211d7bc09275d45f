/** Everything known about one step: what counts, who came and went, how long, how it felt, where they go next. */

import { Drawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { behaviourTitles } from '../../../journey/emotion/behaviour/titles.ts'
import { channelNames } from '../../../model/channel.ts'
import type { Counted, Duration, Money, StepMeasure, Transition } from '../../../model/measure.ts'
import { count, duration, money, percent, signed } from '../../parts/format.ts'
import { Door } from '../board/door.tsx'
import { metricText } from '../metric-text.ts'
import { stepMeasure, useScene } from '../scene.ts'
import styles from './drawer.module.css'

type Props = { step: string | undefined; onClose: () => void }

export function StepDrawer({ step, onClose }: Props) {
  const { layout, measure } = useScene()
  const column = layout.steps.find((each) => each.step.id === step)
  const numbers = step === undefined ? undefined : stepMeasure(measure, step)
  return (
    <Drawer
      opened={column !== undefined}
      onClose={onClose}
      position="right"
      size={400}
      padding={0}
      withCloseButton={false}
      overlayProps={{ backgroundOpacity: 0.18 }}
      classNames={{ content: styles.content, body: styles.body, header: 'visually-hidden' }}
      title="All numbers of this step"
    >
      {column && (
        <>
          <div className={styles.head}>
            <div className="grow">
              <p className="label">Step {column.code}</p>
              <h2 className={styles.title}>{column.step.name}</h2>
              <p className="sm faint">{column.step.department || 'no owner'}</p>
            </div>
            <button type="button" className="button quiet icon" aria-label="Close" onClick={onClose}>
              <IconX size={16} aria-hidden />
            </button>
          </div>
          <div className={styles.numbers}>
            {numbers ? (
              <StepNumbers numbers={numbers} name={column.step.name} />
            ) : (
              <p>Nothing is measured here yet.</p>
            )}
          </div>
        </>
      )}
    </Drawer>
  )
}

function StepNumbers({ numbers, name }: { numbers: StepMeasure; name: string }) {
  const { measure } = useScene()
  const names = new Map(
    measure.map.design.stages.flatMap(({ steps }) => steps.map((step) => [step.id, step.name])),
  )
  const ways = (side: 'from' | 'to') =>
    measure.transitions
      .filter((each) => each[side] === numbers.id)
      .toSorted((a, b) => b.journeys.n - a.journeys.n)
      .slice(0, 6)
  const counts: [string, Counted][] = [
    ['Did it', numbers.reached],
    ['Went on', numbers.wentOn],
    ['Here now', numbers.here],
    ['Left here', numbers.left],
    ['Came back to it', numbers.again],
    ['Repeated it', numbers.repeated],
    ['Skipped it', numbers.skipped],
  ]
  const { mean } = numbers.emotion
  return (
    <>
      <Group title="People">
        {counts.map(([title, counted]) => (
          <Line key={title} title={title}>
            <Door counted={counted} what={`${title}: ${name}`} inBoard={false} />
            {counted !== numbers.reached && numbers.reached.n > 0 && title !== 'Skipped it' && (
              <span className="faint"> · {percent(counted.n / numbers.reached.n, numbers.reached.n)}</span>
            )}
          </Line>
        ))}
      </Group>
      <Group title="Time until the next step">
        <Line title="Median">{timeText(numbers.time, 'median')}</Line>
        <Line title="90 of 100 within">{timeText(numbers.time, 'p90')}</Line>
      </Group>
      <Group title="Emotion">
        <Line title="Mean">
          {mean.value === null ? 'no evidence' : signed(mean.value, 2)}
          {mean.value !== null && <span className="faint"> · n {count(mean.n)}</span>}
        </Line>
        <Line title="Felt good">
          <Door counted={numbers.emotion.positive} what={`felt good at ${name}`} inBoard={false} />
        </Line>
        <Line title="Felt bad">
          <Door counted={numbers.emotion.negative} what={`felt bad at ${name}`} inBoard={false} />
        </Line>
        {numbers.emotion.shown.behaviours.map(({ behaviour, ...counted }) => (
          <Line key={behaviour} title={`Shown: ${behaviourTitles[behaviour]}`}>
            <Door counted={counted} what={`${behaviourTitles[behaviour]} at ${name}`} inBoard={false} />
          </Line>
        ))}
        {numbers.metrics.map((metric) => {
          const text = metricText(metric)
          return (
            <Line key={metric.scale} title={text.name}>
              {text.value} ±{text.half}{' '}
              <span className="faint">
                · n{' '}
                <Door counted={metric.answers} what={`answered ${text.name} at ${name}`} inBoard={false} />
              </span>
            </Line>
          )
        })}
      </Group>
      <Amounts
        title="Revenue"
        sums={numbers.value}
        number={`step:${numbers.id}:value`}
        what={`revenue at ${name}`}
      />
      <Amounts
        title="Amounts mentioned, no revenue"
        sums={numbers.mentioned}
        number={`step:${numbers.id}:mentioned`}
        what={`amounts mentioned at ${name}`}
      />
      <Group title="Channels">
        {numbers.channels.map(({ channel, customers }) => (
          <Line key={channel} title={channelNames[channel]}>
            <Door counted={customers} what={`used ${channelNames[channel]} at ${name}`} inBoard={false} />
          </Line>
        ))}
      </Group>
      <Ways title="Came from" ways={ways('to')} name={(way) => names.get(way.from) ?? way.from} />
      <Ways title="Went to" ways={ways('from')} name={(way) => names.get(way.to) ?? way.to} />
    </>
  )
}

type AmountsProps = { title: string; sums: readonly Money[]; number: string; what: string }

function Amounts({ title, sums, number, what }: AmountsProps) {
  const journeys = sums[0]?.journeys
  if (journeys === undefined) return null
  return (
    <Group title={title}>
      <Line title="Journeys">
        <Door counted={{ n: journeys, number }} what={what} inBoard={false} />
      </Line>
      {sums.map(({ currency, minor }) => (
        <Line key={currency} title={currency}>
          {money(minor, currency)}
        </Line>
      ))}
    </Group>
  )
}

function Ways({
  title,
  ways,
  name,
}: {
  title: string
  ways: Transition[]
  name: (way: Transition) => string
}) {
  if (ways.length === 0) return null
  return (
    <Group title={title}>
      {ways.map((way) => (
        <Line key={`${way.from} ${way.to}`} title={`${way.backward ? '↩ ' : ''}${name(way)}`}>
          <Door counted={way.journeys} what={`${title} ${name(way)}`} inBoard={false} />
          {way.medianGapSeconds !== null && (
            <span className="faint"> · {duration(way.medianGapSeconds)}</span>
          )}
        </Line>
      ))}
    </Group>
  )
}

const timeText = (time: Duration, which: 'median' | 'p90') => {
  const { value, low, high } = time[which]
  if (value === null) return 'not reached yet'
  return (
    <>
      {duration(value)}
      {low !== null && high !== null && (
        <span className="faint">
          {' '}
          ({duration(low)} to {duration(high)})
        </span>
      )}
    </>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="label">{title}</h3>
    <dl>{children}</dl>
  </section>
)
const Line = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)
