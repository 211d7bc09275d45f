/** The board: lanes over columns, as a grid that arrow keys walk through. */
import { type CSSProperties, Fragment, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { boardLayout } from '../geometry/board-layout.ts'
import { lanesInOrder } from '../lanes/lane-order.ts'
import type { MapAddress } from '../map-address.ts'
import { type Scene, SceneContext, useScene } from '../scene.ts'
import { usePrinting } from '../use-printing.ts'
import styles from './board.module.css'
import { LaneRow } from './lane-row.tsx'
import { useBoardKeys } from './use-board-keys.ts'

// Beyond this, cells out of sight are not laid out.
const manySteps = 60
// A3 landscape without margins, the map's header and the footer, in CSS pixels.
const paper = { width: 1505, height: 890 }
export const laneLabelWidth = 128

const shownLanes = (address: MapAddress) =>
  lanesInOrder(address.order).filter(
    (lane) =>
      (lane.zooms ?? ['steps', 'customers']).includes(address.zoom ?? 'steps') &&
      (lane.stays || !address.hidden?.includes(lane.id)),
  )

/** On paper the columns take the width that is left once all lanes fit on the page. */
function usePaper(scene: Scene, board: RefObject<HTMLDivElement | null>, printing: boolean) {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = board.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (!matchMedia('print').matches) setHeight(element.offsetHeight)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [board])
  const zoom = height > 0 ? Math.min(1, paper.height / height) : 1
  const onPaper = useMemo(() => {
    if (!printing) return scene
    const folded = new Set(scene.layout.stages.flatMap(({ stage, isFolded }) => (isFolded ? stage.id : [])))
    const room = paper.width / zoom - laneLabelWidth
    return { ...scene, layout: boardLayout(scene.measure.map.design, room, folded) }
  }, [scene, printing, zoom])
  return { onPaper, zoom: Math.min(zoom, paper.width / (onPaper.layout.width + laneLabelWidth)) }
}

/** With some stages folded; the other views know nothing of it. */
function useFolding({ address, folding }: Props): Scene {
  const scene = useScene()
  const { folded } = address
  return useMemo(() => {
    if (!folding) return scene
    const { room, change } = folding
    const now = new Set(folded)
    const fold = (stage: string) => {
      const next = now.has(stage) ? [...now].filter((each) => each !== stage) : [...now, stage]
      change({ folded: next.length > 0 ? next : undefined })
    }
    const { design } = scene.measure.map
    return { ...scene, fold, ...(now.size > 0 ? { layout: boardLayout(design, room, now) } : {}) }
  }, [scene, folding, folded])
}

/** `folding`: where more than one stage is seen; `room` is for the columns. */
type Props = {
  address: MapAddress
  folding?: { room: number; change: (change: Pick<MapAddress, 'folded'>) => void } | undefined
}

export function Board(props: Props) {
  const { address } = props
  const board = useRef<HTMLDivElement>(null)
  const { onPaper, zoom } = usePaper(useFolding(props), board, usePrinting())
  const { layout, measure } = onPaper
  const onKeyDown = useBoardKeys(board)
  const shown = useMemo(() => shownLanes(address), [address])
  const firstBackstage = shown.find((lane) => lane.backstage)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
    <div
      ref={board}
      role="grid"
      aria-label={`Map ${measure.map.design.name}`}
      aria-readonly="true"
      tabIndex={0}
      className={`${styles.board} ${layout.steps.length > manySteps ? styles.many : ''}`}
      style={{ '--print-zoom': zoom } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <SceneContext value={onPaper}>
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
      </SceneContext>
    </div>
  )
}
