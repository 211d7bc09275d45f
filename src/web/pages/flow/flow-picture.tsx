/** Draws the flow: boxes for touchpoints, ribbons for moves, hatched lines for ways back. */
import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useId, useMemo } from 'react'
import type { Flow } from '../../../model/flow.ts'
import { count, duration } from '../../parts/format.ts'
import styles from './flow.module.css'
import {
  boxWidth,
  type FlowBox,
  type FlowPicture as FlowPlan,
  type FlowRail,
  type FlowRibbon,
  type FlowUnit,
  flowLayout,
  weightOf,
} from './flow-layout.ts'
import { other, start } from './flow-order.ts'
import { flowSentence } from './flow-sentence.ts'
import { type FlowTerms, touchpointTerms } from './flow-terms.ts'
import type { Word } from './flow-words.ts'

const wideEnough = 9
const bandHeight = 30
const widestLabel = 98

type Props = {
  flow: Flow
  unit: FlowUnit
  /** A touchpoint ("12") or a move ("12 14") that stands out. */
  lit: string | undefined
  onLit: (key: string | undefined) => void
  /** A number was clicked. */
  onPeople: (number: string) => void
  icon: ReactNode
  terms?: FlowTerms
  /** Drawn as a band above, and the boxes in this order below it. */
  stages?: readonly FlowStage[]
}
export type FlowStage = { name: string; ids: readonly number[] }

/** Share of all moves that are drawn between named touchpoints. */
function drawnShare({ edges, shown }: Flow): number {
  const sum = (list: typeof edges) => list.reduce((total, { transitions }) => total + transitions, 0)
  const named = edges.filter(({ from, to }) => from !== other && to !== other)
  return edges.length === 0 ? 0 : (sum(named) / sum(edges)) * shown.transitionShare
}

export function FlowPicture({
  flow,
  unit,
  lit,
  onLit,
  onPeople,
  icon,
  terms = touchpointTerms,
  stages,
}: Props) {
  const { ref, width: room } = useElementSize()
  const id = useId()
  const picture = useMemo(
    () =>
      flowLayout(
        flow,
        unit,
        Math.max(room, 320),
        stages?.map(({ ids }) => ids),
      ),
    [flow, unit, room, stages],
  )
  const band = stages ? bandHeight : 0
  const names = useMemo(() => new Map(flow.nodes.map(({ touchpoint, name }) => [touchpoint, name])), [flow])
  const sentence = useMemo(
    () =>
      flowSentence(flow, new Set(picture.ribbons.filter(({ back }) => back).map(({ key }) => key)), terms),
    [flow, picture, terms],
  )
  const { shown } = flow
  const what = unit === 'moves' ? 'moves' : terms.walkers
  const stateOf = (ribbon: { key: string }) =>
    lit === undefined ? undefined : ribbon.key === lit || ribbon.key.split(' ').includes(lit) ? 'on' : 'off'
  const tell = ({ edge, back }: FlowRibbon) =>
    `${names.get(edge.from)} ${back ? 'back to' : 'to'} ${names.get(edge.to)}: ${count(edge.transitions)} moves of ${count(edge.customers)} ${terms.walkers}${edge.medianGapSeconds === null ? '' : `, median ${duration(edge.medianGapSeconds)}`}`
  return (
    <>
      <section className={`card ${styles.sentence}`} aria-label="The flow in words">
        <span className={styles.bulb}>{icon}</span>
        <p className="lg">{sentence}</p>
      </section>
      <section className={`card ${styles.card}`} aria-labelledby="flow-picture">
        <header className="row" style={{ flexWrap: 'wrap', gap: '6px 16px' }}>
          <h2 className="heading" id="flow-picture">
            What follows what
          </h2>
          <span className="sm faint">width = {what}, label = median time between</span>
          <span className="grow" />
          <span className={`xs ${styles.key}`} data-kind="on">
            on
          </span>
          <span className={`xs ${styles.key}`} data-kind="back">
            back
          </span>
          <span className={`xs ${styles.key}`} data-kind="end">
            ends
          </span>
          <span
            className="chip num"
            title={`The other ${terms.places} are folded together and counted on the rail below the picture`}
          >
            {count(shown.nodes)} of {count(shown.ofNodes)} {terms.places},{' '}
            {Math.round(drawnShare(flow) * 100)}% of moves
          </span>
        </header>
        <section
          ref={ref}
          className={styles.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than its room is scrolled by keyboard
          tabIndex={0}
          aria-label="Flow picture, the table below says the same"
        >
          {room > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: its boxes are buttons, so it cannot be one image
            <svg width={picture.width} height={picture.height + band} role="group" aria-label={sentence}>
              <defs>
                <pattern
                  id={`${id}h`}
                  width="5"
                  height="5"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect width="5" height="5" className={styles.hatchGround} />
                  <path d="M0 0V5" className={styles.hatch} />
                </pattern>
                <marker
                  id={`${id}a`}
                  viewBox="0 0 8 8"
                  refX="5"
                  refY="4"
                  markerWidth="9"
                  markerHeight="9"
                  markerUnits="userSpaceOnUse"
                  orient="auto"
                >
                  <path d="M0 0L8 4L0 8Z" className={styles.arrow} />
                </marker>
              </defs>
              {stages && <StageBand stages={stages} picture={picture} />}
              <g transform={`translate(0 ${band})`}>
                {picture.ribbons.map((ribbon) => (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard
                  <path
                    key={ribbon.key}
                    d={ribbon.path}
                    className={ribbon.line ? styles.line : styles.ribbon}
                    data-back={ribbon.back || undefined}
                    data-lit={stateOf(ribbon)}
                    style={
                      ribbon.line
                        ? {
                            stroke: ribbon.back ? `url(#${id}h)` : undefined,
                            strokeWidth: ribbon.width,
                            markerEnd: `url(#${id}a)`,
                          }
                        : undefined
                    }
                    data-door
                    onClick={() => onPeople(ribbon.edge.number)}
                    onPointerEnter={() => onLit(ribbon.key)}
                    onPointerLeave={() => onLit(undefined)}
                  >
                    <title>{tell(ribbon)}</title>
                  </path>
                ))}
                {picture.exits.map(({ key, edge, path, width }) => (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard
                  <path
                    key={key}
                    d={path}
                    className={styles.exit}
                    style={{ strokeWidth: width }}
                    data-door
                    onClick={() => onPeople(edge.number)}
                  >
                    <title>{`${count(edge.transitions)} journeys end with ${names.get(edge.from)}`}</title>
                  </path>
                ))}
                {picture.words.map((word) => (
                  <RibbonWord
                    key={word.key}
                    word={word}
                    value={weightOf(unit)(word.edge)}
                    state={stateOf(word)}
                  />
                ))}
                <Rail
                  rails={picture.rails}
                  y={picture.railY}
                  width={picture.width}
                  terms={terms}
                  staged={stages !== undefined}
                />
                {picture.boxes.map((box) => (
                  <Box
                    key={box.node.touchpoint}
                    box={box}
                    unit={unit}
                    room={picture}
                    terms={terms}
                    onLit={onLit}
                    onPeople={onPeople}
                  />
                ))}
              </g>
            </svg>
          )}
        </section>
        {picture.again.length > 0 && (
          <p className="xs faint">
            Again and again:{' '}
            {picture.again
              .toSorted((a, b) => b.transitions - a.transitions)
              .slice(0, 5)
              .map((edge) => `${names.get(edge.from)} ${count(edge.transitions)} times in a row`)
              .join(', ')}
            .
          </p>
        )}
      </section>
    </>
  )
}

type WordProps = { word: Word; value: number; state: string | undefined }

function RibbonWord({ word, value, state }: WordProps) {
  const { back, width, x, y, edge } = word
  const shown = back ? width > 2 : edge.medianGapSeconds !== null && width > wideEnough
  if (state === 'off' || !(shown || state === 'on')) return null
  const text = back
    ? `← ${count(value)}`
    : edge.medianGapSeconds === null
      ? count(value)
      : duration(edge.medianGapSeconds)
  const half = text.length * 3.2 + 6
  return (
    <g className={styles.word}>
      <rect x={x - half} y={y - 9} width={half * 2} height={18} rx={9} />
      <text x={x} y={y + 4}>
        {text}
      </text>
    </g>
  )
}

/** Stages over the columns of their steps. */
function StageBand({ stages, picture }: { stages: readonly FlowStage[]; picture: FlowPlan }) {
  const places = new Map(picture.boxes.map((box) => [box.node.touchpoint, box.x]))
  return stages.map(({ name, ids }, index) => {
    const columns = ids.flatMap((id) => places.get(id) ?? [])
    if (columns.length === 0) return null
    const half = picture.step / 2 - 3
    const x = Math.max(1, Math.min(...columns) + boxWidth / 2 - half)
    const width = Math.min(picture.width - 1, Math.max(...columns) + boxWidth / 2 + half) - x
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two stages may have one name
      <g key={index}>
        <rect
          className={styles.stage}
          x={x}
          y={0.5}
          width={width}
          height={22}
          rx={4}
          style={{ fill: `var(--stage-${Math.min(6, index + 1)})` }}
        />
        <foreignObject x={x} y={0} width={width} height={23}>
          <div className={`clip ${styles.stageName}`} title={name}>
            <b>{index + 1}</b> {name}
          </div>
        </foreignObject>
      </g>
    )
  })
}

const railRows = (rails: readonly FlowRail[], terms: FlowTerms) =>
  (
    [
      { key: 'ends', name: terms.endsHere },
      { key: 'here', name: 'here now' },
      { key: 'toOther', name: 'to others' },
      { key: 'fromOther', name: 'from others' },
    ] as const
  ).filter(({ key }) => rails.some((rail) => rail[key] > 0))

/** What leaves the picture, so that nobody is left out: ends, and moves to and from touchpoints not drawn. */
type RailProps = {
  rails: readonly FlowRail[]
  y: number
  width: number
  terms: FlowTerms
  staged: boolean
}

function Rail({ rails, y, width, terms, staged }: RailProps) {
  // Start, which stands first where there are no stages, has no numbers here; a step that stands first has.
  const counted = staged ? rails : rails.slice(1)
  const aside = staged ? 20 : 0
  const shown = railRows(rails, terms)
  return (
    <g className={styles.rail}>
      <path d={`M0 ${y}H${width}`} />
      {shown.map(({ key, name }, row) => (
        <text key={key} x={4} y={y + 18 + row * 17} className={styles.railName}>
          {name}
        </text>
      ))}
      {counted.map((rail) =>
        shown.map(({ key }, row) =>
          rail[key] > 0 ? (
            <text key={`${rail.x} ${key}`} x={rail.x + aside} y={y + 18 + row * 17}>
              {count(rail[key])}
            </text>
          ) : null,
        ),
      )}
    </g>
  )
}

type BoxProps = {
  box: FlowBox
  unit: FlowUnit
  room: { width: number; step: number }
  terms: FlowTerms
  onLit: (key: string | undefined) => void
  onPeople: (number: string) => void
}

function Box({ box, unit, room, terms, onLit, onPeople }: BoxProps) {
  const { node, x, y, height } = box
  const key = String(node.touchpoint)
  const n = unit === 'moves' ? node.interactions : node.customers
  const kind = node.touchpoint === start ? 'edge' : undefined
  const labelWidth = Math.min(widestLabel, room.step - 2)
  const left = Math.min(Math.max(x + boxWidth / 2 - labelWidth / 2, 2), room.width - labelWidth - 2)
  const words = `${node.name} ${count(kind ? node.customers : n)}: ${count(node.interactions)} ${terms.visits} of ${count(node.customers)} ${terms.walkers}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture, where no button element can stand
    <g
      role="button"
      tabIndex={0}
      data-door
      onClick={() => onPeople(node.number)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onPeople(node.number)
      }}
      className={styles.box}
      data-kind={kind}
      onPointerEnter={() => onLit(key)}
      onPointerLeave={() => onLit(undefined)}
      onFocus={() => onLit(key)}
      onBlur={() => onLit(undefined)}
    >
      <title>{words}</title>
      <rect x={x} y={y} width={boxWidth} height={height} rx={2} />
      <foreignObject x={left} y={y - 50} width={labelWidth} height={48}>
        <div className={styles.label}>
          <span className={styles.boxName}>{node.name}</span>
          <b className="num">{count(kind === 'edge' ? node.customers : n)}</b>
        </div>
      </foreignObject>
    </g>
  )
}
