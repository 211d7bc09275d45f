/** Flow: what customers really do, one touchpoint after another. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconBulb } from '@tabler/icons-react'
import { useState } from 'react'
import { type Channel, channelNames, channels } from '../../../model/channel.ts'
import { type Followed, followedObjects } from '../../../model/customer-id.ts'
import type { Flow } from '../../../model/flow.ts'
import { useFlow } from '../../api/use-flow.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { filtersOf, periodNames, periods } from '../../map/map-address.ts'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { Notice } from '../../parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './flow.module.css'
import type { FlowUnit } from './flow-layout.ts'
import { FlowPeople } from './flow-people.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { FlowTable } from './flow-table.tsx'

const followedNames: Record<Followed, string> = {
  customer: 'customers',
  order: 'orders',
  deal: 'deals',
  ticket: 'tickets',
}
const offered = periods.filter((period) => period !== 'own')
const unitNames: Record<FlowUnit, string> = { moves: 'moves', customers: 'customers' }

type Choice = {
  follow: Followed
  period: (typeof offered)[number]
  channel: Channel | undefined
  touchpoints: number
  edges: number
}
const first: Choice = { follow: 'customer', period: 'all', channel: undefined, touchpoints: 14, edges: 60 }

export function FlowPage() {
  useCrumbs({ name: 'Flow' })
  const [choice, setChoice] = useState(first)
  const [unit, setUnit] = useState<FlowUnit>('moves')
  const [asked] = useDebouncedValue(choice, 250)
  const frame = {
    follow: asked.follow,
    touchpoints: asked.touchpoints,
    ...filtersOf({ period: asked.period, channels: asked.channel ? [asked.channel] : undefined }, new Date()),
  }
  const flow = useFlow({ ...frame, edges: asked.edges })
  const [people, setPeople] = useState<string | undefined>()
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part })
  return (
    <div className={`page ${styles.page}`}>
      <header>
        <h1 className="page-title">Flow</h1>
        <p className="faint">What customers really do, one touchpoint after another.</p>
      </header>
      <Tools choice={choice} unit={unit} onChange={change} onUnit={setUnit} />
      {flow.isError && !flow.data ? (
        <Failed what="The flow" error={flow.error} again={() => void flow.refetch()} />
      ) : flow.data ? (
        <div style={{ display: 'contents' }} data-old={flow.isPlaceholderData || undefined}>
          <Drawn flow={flow.data} unit={unit} old={flow.isPlaceholderData} onPeople={setPeople} />
        </div>
      ) : (
        <div role="status" aria-label="Loading" className={styles.waiting}>
          <Skeleton width="100%" height={64} />
          <Skeleton width="100%" height={520} />
        </div>
      )}
      <FlowPeople frame={frame} number={people} onClose={() => setPeople(undefined)} />
    </div>
  )
}

type DrawnProps = { flow: Flow; unit: FlowUnit; old: boolean; onPeople: (number: string) => void }

function Drawn({ flow, unit, old, onPeople }: DrawnProps) {
  const [lit, setLit] = useState<string | undefined>()
  if (flow.edges.length === 0)
    return (
      <Notice title="No moves to draw">
        <p>Nobody did two things one after the other in this period and channel.</p>
      </Notice>
    )
  return (
    <div className={styles.drawn} data-old={old || undefined} aria-busy={old}>
      <FlowPicture
        flow={flow}
        unit={unit}
        lit={lit}
        onLit={setLit}
        onPeople={onPeople}
        icon={<IconBulb size={18} stroke={1.7} aria-hidden />}
      />
      <FlowTable flow={flow} lit={lit} onLit={setLit} onPeople={onPeople} />
    </div>
  )
}

type ToolsProps = {
  choice: Choice
  unit: FlowUnit
  onChange: (part: Partial<Choice>) => void
  onUnit: (unit: FlowUnit) => void
}

function Tools({ choice, unit, onChange, onUnit }: ToolsProps) {
  return (
    <div className={`${styles.tools} no-print`}>
      <label>
        <span className="faint">Follow</span>
        <select
          className="field"
          value={choice.follow}
          onChange={(event) =>
            onChange({ follow: followedObjects.find((each) => each === event.target.value) ?? 'customer' })
          }
        >
          {followedObjects.map((each) => (
            <option key={each} value={each}>
              {followedNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="faint">Started</span>
        <select
          className="field"
          value={choice.period}
          onChange={(event) =>
            onChange({ period: offered.find((each) => each === event.target.value) ?? 'all' })
          }
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {periodNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="faint">Channel</span>
        <select
          className="field"
          value={choice.channel ?? ''}
          onChange={(event) => onChange({ channel: channels.find((each) => each === event.target.value) })}
        >
          <option value="">all</option>
          {channels.map((each) => (
            <option key={each} value={each}>
              {channelNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="faint">Width</span>
        <select
          className="field"
          value={unit}
          onChange={(event) => onUnit(event.target.value === 'customers' ? 'customers' : 'moves')}
        >
          {Object.entries(unitNames).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span className="grow" />
      <Slider
        name="Touchpoints"
        value={choice.touchpoints}
        least={3}
        most={18}
        onChange={(touchpoints) => onChange({ touchpoints })}
      />
      <Slider
        name="Moves"
        value={choice.edges}
        least={5}
        most={90}
        onChange={(edges) => onChange({ edges })}
      />
    </div>
  )
}

type SliderProps = {
  name: string
  value: number
  least: number
  most: number
  onChange: (value: number) => void
}

function Slider({ name, value, least, most, onChange }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span className="faint">{name}</span>
      <input
        type="range"
        min={least}
        max={most}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <b className="num">{count(value)}</b>
    </label>
  )
}
