/** One lane: its label at the left, its cells over the columns, and its own failure if it breaks. */

import type { LaneId } from '../lanes/index.ts'
import type { Lane } from '../lanes/lane.ts'
import { laneViews } from '../lanes/views.ts'
import { useScene } from '../scene.ts'
import styles from './board.module.css'
import { columnTracks } from './columns.ts'
import { LaneBoundary } from './lane-boundary.tsx'
import { LaneKey } from './lane-key.tsx'

export function LaneRow({ lane }: { lane: Lane<LaneId> }) {
  const { layout, measure } = useScene()
  const View = laneViews[lane.id]
  const Icon = lane.icon
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
    <div
      role="row"
      tabIndex={-1}
      data-lane={lane.id}
      className={`${styles.lane} ${lane.id === 'stages' ? styles.sticky : ''}`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowheader" tabIndex={-1} className={styles.label}>
        <span className={styles.title}>
          <Icon size={14} stroke={1.9} aria-hidden />
          <b>{lane.title}</b>
        </span>
        <span className={`${styles.about} ${lane.id === 'emotion' ? styles.below : ''}`}>
          {lane.about(measure)}
        </span>
        <LaneKey lane={lane.id} />
      </div>
      <div className={styles.body} style={{ width: layout.width, gridTemplateColumns: columnTracks(layout) }}>
        <StageBorders />
        <LaneBoundary lane={lane.title}>
          <View />
        </LaneBoundary>
      </div>
      <div className={styles.rest} />
    </div>
  )
}

function StageBorders() {
  const { layout } = useScene()
  return layout.stages
    .slice(1)
    .map(({ stage, x }) => (
      <i key={stage.id} className={styles.border} style={{ left: x }} aria-hidden="true" />
    ))
}
