/** The board: lanes over columns, as a grid that arrow keys walk through. */
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type CSSProperties, Fragment, useMemo, useRef } from 'react'
import { lanes } from '../lanes/index.ts'
import type { MapAddress } from '../map-address.ts'
import { useScene } from '../scene.ts'
import styles from './board.module.css'
import { LaneRow } from './lane-row.tsx'
import { useBoardKeys } from './use-board-keys.ts'

// Beyond this, cells out of sight are not laid out.
const manySteps = 60
// A3 landscape without margins, the map's header and the footer, in CSS pixels.
const paper = { width: 1505, height: 840 }

export const shownLanes = (address: MapAddress) =>
  lanes.filter(
    (lane) =>
      (lane.zooms ?? ['steps', 'customers']).includes(address.zoom ?? 'steps') &&
      (lane.stays || !address.hidden?.includes(lane.id)),
  )

export function Board({ address }: { address: MapAddress }) {
  const { layout, measure } = useScene()
  const board = useRef<HTMLDivElement>(null)
  const { ref: sized, height } = useElementSize()
  const onKeyDown = useBoardKeys(board)
  const shown = useMemo(() => shownLanes(address), [address])
  const firstBackstage = shown.find((lane) => lane.backstage)
  const zoom = Math.min(1, paper.width / (layout.width + 128), height > 0 ? paper.height / height : 1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
    <div
      ref={useMergedRef(board, sized)}
      role="grid"
      aria-label={`Map ${measure.map.design.name}`}
      aria-readonly="true"
      tabIndex={0}
      className={`${styles.board} ${layout.steps.length > manySteps ? styles.many : ''}`}
      style={{ '--print-zoom': zoom } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {shown.map((lane) => (
        <Fragment key={lane.id}>
          {lane === firstBackstage && (
            <div className={styles.visibility} aria-hidden="true">
              <span>Line of visibility: below, what customers do not see</span>
            </div>
          )}
          <LaneRow lane={lane} />
        </Fragment>
      ))}
    </div>
  )
}
