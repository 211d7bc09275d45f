/** Where boxes, ribbons and ways back of the flow picture stand. One linear scale for every width. */
import type { Flow, FlowEdge, FlowNode } from '../../../model/flow.ts'
import { end, here, other, placesInStages, placesOf, type Weight } from './flow-order.ts'
import { freeWords, ribbonPoint, type Word } from './flow-words.ts'

export type FlowUnit = 'moves' | 'customers'
export const weightOf = (unit: FlowUnit): Weight =>
  unit === 'moves' ? (edge) => edge.transitions : (edge) => edge.customers

const leastColumn = 88
export const boxWidth = 12
const labelRoom = 40
const rowGap = 14
const margin = 52
const top = 8
const innerHeight = 440
const backRoom = 110
const railHeight = 64
const leastBox = 6

export type FlowBox = { node: FlowNode; x: number; y: number; height: number; column: number }
/** `line`: drawn as a stroke along its path, not as an area. */
export type FlowRibbon = {
  key: string
  edge: FlowEdge
  width: number
  path: string
  back: boolean
  line: boolean
}
/** What leaves the picture in a column: journeys that end there, and moves to and from everything else. */
export type FlowRail = { x: number; ends: number; here: number; toOther: number; fromOther: number }
export type FlowPicture = {
  width: number
  height: number
  step: number
  railY: number
  boxes: FlowBox[]
  ribbons: FlowRibbon[]
  exits: { key: string; edge: FlowEdge; path: string; width: number }[]
  rails: FlowRail[]
  words: Word[]
  again: FlowEdge[]
}

/** `stages`: ids in a given order, stage after stage; without, the order is found. */
export function flowLayout(
  flow: Flow,
  unit: FlowUnit,
  room: number,
  stages?: readonly (readonly number[])[],
): FlowPicture {
  const weight = weightOf(unit)
  const places = stages ? placesInStages(flow, weight, stages) : placesOf(flow, weight)
  const columns = new Map([...places].map(([id, { column }]) => [id, column]))
  const count = Math.max(0, ...columns.values()) + 1
  const step = Math.max(leastColumn, (room - 2 * margin) / (count - 0.6))
  const width = Math.max(room, step * (count - 0.6) + 2 * margin)
  const sizes = sizesOf(flow, weight)
  const rows = rowsOf(flow, columns, count)
  const fullest = Math.max(...rows.map((ids) => ids.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)), 1)
  const crowd = Math.max(...rows.map((ids) => ids.length), 1)
  const height = Math.max(innerHeight, crowd * (labelRoom + rowGap + leastBox) + 60)
  const scale = (height - crowd * (labelRoom + rowGap)) / fullest
  const heightOf = (id: number) => Math.max(leastBox, (sizes.get(id) ?? 0) * scale)
  const boxes = placeBoxes(flow, rows, columns, heightOf, { step, height, weight })
  const ways = flow.edges.filter(({ from, to }) => from !== to && boxes.has(from) && boxes.has(to))
  const isBack = ({ from, to }: FlowEdge) => {
    const [a, b] = [places.get(from), places.get(to)]
    return a && b ? a.column > b.column || (a.column === b.column && a.rank > b.rank) : false
  }
  const sameColumn = ({ from, to }: FlowEdge) => columns.get(from) === columns.get(to)
  const floor = Math.max(...[...boxes.values()].map((box) => box.y + box.height), top)
  const forward = forwardRibbons(
    ways.filter((edge) => !isBack(edge) && !sameColumn(edge)),
    boxes,
    weight,
    scale,
  )
  const back = [
    ...waysBack(
      ways.filter((edge) => isBack(edge) && !sameColumn(edge)),
      boxes,
      weight,
      scale,
      floor,
    ),
    ...bows(ways.filter(sameColumn), boxes, weight, scale, isBack),
  ]
  const railY = floor + (back.length > 0 ? backRoom : 30)
  const sum = (column: number, side: 'from' | 'to', outside: number) =>
    flow.edges
      .filter(
        (edge) => edge[side === 'from' ? 'to' : 'from'] === outside && columns.get(edge[side]) === column,
      )
      .reduce((total, edge) => total + weight(edge), 0)
  return {
    width,
    step,
    height: railY + railHeight,
    railY,
    boxes: [...boxes.values()],
    ribbons: [...forward, ...back].map(({ word: _, ...ribbon }) => ribbon),
    exits: exitsOf(flow, boxes, weight, scale, railY),
    rails: rows.map((_, column) => ({
      x: margin + column * step,
      ends: sum(column, 'from', end),
      here: sum(column, 'from', here),
      toOther: sum(column, 'from', other),
      fromOther: sum(column, 'to', other),
    })),
    words: freeWords(
      [...back, ...forward].map(({ word }) => word),
      [...boxes.values()].map(({ x, y }) => ({ x: x - labelRoom, y: y - 34, width: 92, height: 32 })),
    ),
    again: flow.edges.filter(({ from, to }) => from === to),
  }
}

/** Journeys that end at a touchpoint run down to the rail, to the right of its box. */
function exitsOf(flow: Flow, boxes: Map<number, FlowBox>, weight: Weight, scale: number, railY: number) {
  return flow.edges.flatMap((edge) => {
    const box = edge.to === end ? boxes.get(edge.from) : undefined
    if (!box) return []
    const width = Math.max(1, weight(edge) * scale)
    const x = round(box.x + boxWidth + 10 + width / 2)
    const y = round(box.y + box.height - width / 2)
    const path = `M${round(box.x + boxWidth)} ${y}H${round(x - 8)}Q${x} ${y} ${x} ${y + 8}V${railY}`
    return [{ key: keyOf(edge), edge, path, width: round(Math.min(width, 40)) }]
  })
}

/** A box is as tall as the larger of what comes and what goes. */
function sizesOf(flow: Flow, weight: Weight): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const { touchpoint } of flow.nodes) {
    const sum = (side: 'from' | 'to') =>
      flow.edges.reduce(
        (total, edge) => total + (edge[side] === touchpoint && edge.from !== edge.to ? weight(edge) : 0),
        0,
      )
    sizes.set(touchpoint, Math.max(sum('from'), sum('to')))
  }
  return sizes
}

function rowsOf(flow: Flow, columns: Map<number, number>, count: number): number[][] {
  return Array.from({ length: count }, (_, column) =>
    flow.nodes.map(({ touchpoint }) => touchpoint).filter((id) => columns.get(id) === column),
  )
}

type Room = { step: number; height: number; weight: Weight }

/** Each box moves toward the middle of its neighbours; a few sweeps untangle most crossings. */
function placeBoxes(
  flow: Flow,
  rows: number[][],
  columns: Map<number, number>,
  heightOf: (id: number) => number,
  { step, height, weight }: Room,
): Map<number, FlowBox> {
  const nodes = new Map(flow.nodes.map((node) => [node.touchpoint, node]))
  const middle = new Map<number, number>()
  const pull = (id: number): number => {
    let sum = 0
    let total = 0
    for (const edge of flow.edges) {
      const other = edge.from === id ? edge.to : edge.to === id ? edge.from : undefined
      const at = other === undefined || other === id ? undefined : middle.get(other)
      if (at === undefined) continue
      sum += at * weight(edge)
      total += weight(edge)
    }
    return total > 0 ? sum / total : (middle.get(id) ?? height / 2)
  }
  for (let sweep = 0; sweep < 8; sweep += 1)
    for (const ids of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      const wished = ids.map((id) => ({ id, at: sweep === 0 && !middle.size ? height / 2 : pull(id) }))
      for (const { id, y } of stacked(wished, heightOf, height)) middle.set(id, y + heightOf(id) / 2)
    }
  const highest = Math.min(...[...middle].map(([id, at]) => at - heightOf(id) / 2), height)
  const boxes = new Map<number, FlowBox>()
  for (const [id, at] of middle) {
    const node = nodes.get(id)
    const column = columns.get(id) ?? 0
    if (!node) continue
    const tall = heightOf(id)
    boxes.set(id, {
      node,
      column,
      x: margin + column * step,
      y: top + labelRoom + at - tall / 2 - highest,
      height: tall,
    })
  }
  return boxes
}

/** Keeps the wished order and as much of the wished place as there is room for. */
function stacked(wished: { id: number; at: number }[], heightOf: (id: number) => number, height: number) {
  const placed = [...wished]
    .sort((a, b) => a.at - b.at)
    .map(({ id, at }) => ({ id, y: at - heightOf(id) / 2, tall: heightOf(id) }))
  let lowest = labelRoom - 8
  for (const box of placed) {
    box.y = Math.max(box.y, lowest)
    lowest = box.y + box.tall + labelRoom + rowGap
  }
  let highest = height
  for (const box of placed.toReversed()) {
    box.y = Math.min(box.y, highest - box.tall)
    highest = box.y - labelRoom - rowGap
  }
  return placed
}

type Told = FlowRibbon & { word: Word }
const keyOf = ({ from, to }: FlowEdge) => `${from} ${to}`
const round = (value: number) => Math.round(value * 10) / 10

function forwardRibbons(
  edges: FlowEdge[],
  boxes: Map<number, FlowBox>,
  weight: Weight,
  scale: number,
): Told[] {
  const centre = (id: number) => {
    const box = boxes.get(id)
    return box ? box.y + box.height / 2 : 0
  }
  const ports = (side: 'from' | 'to', other: 'from' | 'to') => {
    const used = new Map<number, number>()
    const at = new Map<string, number>()
    for (const edge of [...edges].sort((a, b) => centre(a[other]) - centre(b[other]))) {
      const begin = used.get(edge[side]) ?? 0
      at.set(keyOf(edge), begin)
      used.set(edge[side], begin + weight(edge) * scale)
    }
    return at
  }
  const [leaving, coming] = [ports('from', 'to'), ports('to', 'from')]
  return edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    if (!from || !to) return []
    const width = Math.max(1, weight(edge) * scale)
    const y1 = round(from.y + (leaving.get(keyOf(edge)) ?? 0))
    const y2 = round(to.y + (coming.get(keyOf(edge)) ?? 0))
    const x1 = round(from.x + boxWidth)
    const x2 = round(to.x)
    const bend = round((x1 + x2) / 2)
    const tall = round(width)
    const path = `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}V${round(y2 + tall)}C${bend} ${round(y2 + tall)} ${bend} ${round(y1 + tall)} ${x1} ${round(y1 + tall)}Z`
    const at = ribbonPoint({ x: x1, y: y1 + tall / 2 }, { x: x2, y: y2 + tall / 2 })
    return [
      {
        key: keyOf(edge),
        edge,
        width,
        path,
        back: false,
        line: false,
        word: { key: keyOf(edge), edge, width, back: false, ...at },
      },
    ]
  })
}

/** Ways back run below everything else, the longer the deeper. */
function waysBack(
  edges: FlowEdge[],
  boxes: Map<number, FlowBox>,
  weight: Weight,
  scale: number,
  floor: number,
): Told[] {
  const span = (edge: FlowEdge) => (boxes.get(edge.from)?.column ?? 0) - (boxes.get(edge.to)?.column ?? 0)
  const deepest = Math.max(1, ...edges.map(span))
  return edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    if (!from || !to) return []
    const width = Math.min(12, Math.max(2, weight(edge) * scale))
    const x1 = from.x + boxWidth / 2
    const x2 = to.x + boxWidth / 2
    const y1 = from.y + from.height
    const y2 = to.y + to.height + 4
    const depth = Math.min(
      floor + 20 + (span(edge) / deepest) * (backRoom - 50),
      Math.max(y1, y2) + 60 + span(edge) * 26,
    )
    return [
      {
        key: keyOf(edge),
        edge,
        width,
        back: true,
        line: true,
        path: `M${round(x1)} ${round(y1)}C${round(x1)} ${round(depth + 20)} ${round(x2)} ${round(depth + 20)} ${round(x2)} ${round(y2)}`,
        word: {
          key: keyOf(edge),
          edge,
          width,
          back: true,
          x: (x1 + x2) / 2,
          y: 0.125 * y1 + 0.75 * (depth + 20) + 0.125 * y2,
        },
      },
    ]
  })
}

/** Moves within one column: a bow to the right of the boxes. */
function bows(
  edges: FlowEdge[],
  boxes: Map<number, FlowBox>,
  weight: Weight,
  scale: number,
  isBack: (edge: FlowEdge) => boolean,
): Told[] {
  return edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    if (!from || !to) return []
    const width = Math.min(12, Math.max(2, weight(edge) * scale))
    const x = from.x + boxWidth
    const bow = x + 40
    const down = from.y < to.y
    const a = down ? from.y + from.height - 4 : from.y + 4
    const b = down ? to.y + 4 : to.y + to.height - 4
    const path = `M${round(x)} ${round(a)}C${round(bow)} ${round(a)} ${round(bow)} ${round(b)} ${round(x + 5)} ${round(b)}`
    const back = isBack(edge)
    const word = { key: keyOf(edge), edge, width, back, x: bow - 8, y: (a + b) / 2 }
    return [{ key: keyOf(edge), edge, width, path, back, line: true, word }]
  })
}
