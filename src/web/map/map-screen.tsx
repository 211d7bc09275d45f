/** The map page once its numbers are there: header, tools, the chosen view, and the panels. */

import { useElementSize } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { type ComponentProps, lazy, Suspense, useMemo, useState } from 'react'
import type { MapMeasure } from '../../model/measure.ts'
import { showKeys } from '../frame/keys-help.tsx'
import { count, day, dayAndTime } from '../parts/format.ts'
import { May } from '../parts/may.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Board, laneLabelWidth } from './board/board.tsx'
import { NarrowBoard } from './board/narrow-board.tsx'
import { PeopleDrawer } from './drawer/people-drawer.tsx'
import { StepDrawer } from './drawer/step-drawer.tsx'
import { boardLayout } from './geometry/board-layout.ts'
import { MapHeader } from './header/map-header.tsx'
import { Tools } from './header/tools.tsx'
import { filterSentence, filtersOf, type MapAddress } from './map-address.ts'
import styles from './map-screen.module.css'
import type { Pulses } from './pulse.ts'
import { type Scene, SceneContext, useScene } from './scene.ts'
import { useLaneChoice } from './use-lane-choice.ts'
import { useMapKeys } from './use-map-keys.ts'
import { usePrinting } from './use-printing.ts'
import { FindingsView } from './views/findings-view.tsx'
import { FlowView } from './views/flow-view.tsx'
import { Overview } from './views/overview.tsx'
import { TableView } from './views/table-view.tsx'
import { TextView } from './views/text-view.tsx'

// Seldom the first thing that is looked at.
const FunnelView = lazy(() =>
  import('./views/funnel/funnel-view.tsx').then(({ FunnelView }) => ({ default: FunnelView })),
)

type Props = {
  measure: MapMeasure
  compare: MapMeasure | null
  pulses: Pulses
  address: MapAddress
  change: (change: Partial<MapAddress>) => void
  paused: boolean
  onPause: (paused: boolean) => void
  refreshing: boolean
  answeredAt: number
  now: Date
}

const narrowest = 640

export function MapScreen(props: Props) {
  const { measure, compare, pulses, address, change, paused, onPause, refreshing, answeredAt, now } = props
  const [step, setStep] = useState<string>()
  const { ref, width } = useElementSize()
  useMapKeys({ address, change, onPause: () => onPause(!paused) })
  const printing = usePrinting()
  const { lanes, choose } = useLaneChoice(measure.map.id, address, change)
  const shown = { ...address, ...lanes }
  const room = Math.max(0, width - laneLabelWidth)
  const folding = useMemo(() => ({ room, change }), [room, change])
  const narrow = !printing && width > 0 && width < narrowest
  const layout = useMemo(() => boardLayout(measure.map.design, room), [measure.map.design, room])
  const scene: Scene = useMemo(
    () => ({
      measure,
      compare,
      layout,
      pulses,
      owner: address.owner ?? '',
      now,
      answeredAt,
      open: (people) => change({ people }),
      openStep: setStep,
    }),
    [measure, compare, layout, pulses, address.owner, now, answeredAt, change],
  )
  return (
    <SceneContext value={scene}>
      <div className={styles.screen}>
        <div ref={ref} className={styles.fixed}>
          <MapHeader address={address} change={change} paused={paused} onPause={onPause} />
          <Tools address={shown} change={change} onLanes={choose} onKeys={showKeys} />
        </div>
        <div className={refreshing ? styles.older : undefined} aria-busy={refreshing}>
          {measure.journeys.n === 0 && <NobodyYet change={change} />}
          {width > 0 && <View address={shown} change={change} folding={folding} narrow={narrow} />}
        </div>
        <footer className={styles.print}>
          {measure.map.design.name}, {filterSentence(measure.filter, day)}
          {compare && `, compared with ${filterSentence(compare.filter, day)}`}. {count(measure.journeys.n)}{' '}
          journeys, {count(measure.readings)} readings.{' '}
          {measure.map.design.owner && `Owner: ${measure.map.design.owner}. `}
          {dayAndTime(now.toISOString())}
        </footer>
      </div>
      <StepDrawer step={step} onClose={() => setStep(undefined)} />
      <PeopleDrawer
        number={address.people}
        filters={filtersOf(address, now)}
        onClose={() => change({ people: undefined })}
      />
    </SceneContext>
  )
}

/** The frame stays: one sees what will be measured, and what to do so that it is. */
function NobodyYet({ change }: Pick<Props, 'change'>) {
  const { measure } = useScene()
  const { from, to, asOf, channels, segment } = measure.filter
  const filtered = from || to || asOf || segment || channels.length > 0
  return (
    <div className={styles.nobody} role="status">
      <span className="grow">
        {filtered
          ? 'No journey fits this period and these filters.'
          : 'Nobody has walked this map yet. It fills as soon as interactions come in that its touchpoints know.'}
      </span>
      {filtered ? (
        <button
          type="button"
          className="button primary"
          onClick={() =>
            change({
              period: undefined,
              from: undefined,
              to: undefined,
              asOf: undefined,
              channels: undefined,
              segment: undefined,
            })
          }
        >
          Show everything
        </button>
      ) : (
        <>
          <Link to={'/sources' as string} className="button primary">
            Connect a source
          </Link>
          <May permission="edit">
            <Link to="/maps/$id/edit" params={{ id: measure.map.id }} className="button">
              Draw by hand
            </Link>
          </May>
        </>
      )}
    </div>
  )
}

type ViewProps = Pick<Props, 'change'> & {
  address: MapAddress
  folding: ComponentProps<typeof Board>['folding']
  narrow: boolean
}

function View({ address, change, folding, narrow }: ViewProps) {
  switch (address.view ?? 'map') {
    case 'flow':
      return <FlowView />
    case 'funnel':
      return (
        <Suspense fallback={<Skeleton width="100%" height={420} />}>
          <FunnelView address={address} change={change} />
        </Suspense>
      )
    case 'table':
      return <TableView />
    case 'findings':
      return <FindingsView />
    case 'text':
      return <TextView />
    case 'map':
      if (address.zoom === 'overview') return <Overview />
      return narrow ? <NarrowBoard address={address} /> : <Board address={address} folding={folding} />
  }
}
