import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Flow, moveNumber, nodeNumber } from '../../../model/flow.ts'
import { flowLayout } from './flow-layout.ts'
import { placesOf } from './flow-order.ts'
import { flowSentence } from './flow-sentence.ts'

const node = (touchpoint: number, name: string, customers = 100) => ({
  touchpoint,
  number: nodeNumber(touchpoint),
  name,
  channel: 'web' as const,
  interactions: customers * 2,
  customers,
})
const edge = (from: number, to: number, transitions: number) => ({
  from,
  to,
  number: moveNumber(from, to),
  transitions,
  customers: Math.ceil(transitions / 2),
  medianGapSeconds: from < 0 || to < 0 ? null : 90,
  p90GapSeconds: null,
})
const whole = (nodes: Flow['nodes'], edges: Flow['edges']): Flow => ({
  nodes,
  edges,
  journeys: 120,
  customers: 100,
  shown: { nodes: nodes.length, ofNodes: 41, edges: edges.length, ofEdges: 99, transitionShare: 0.93 },
  tookMs: 1,
})

const shop = whole(
  [
    node(-1, 'Start'),
    node(1, 'Ad'),
    node(2, 'Product'),
    node(3, 'Basket'),
    node(4, 'Order'),
    node(-2, 'End'),
  ],
  [
    edge(-1, 1, 100),
    edge(1, 2, 90),
    edge(2, 3, 60),
    edge(3, 2, 25),
    edge(3, 4, 40),
    edge(4, -2, 40),
    edge(2, -2, 30),
  ],
)
const byMoves = (each: { transitions: number }) => each.transitions

test('touchpoints stand in the order in which they typically happen', () => {
  const places = placesOf(shop, byMoves)
  const order = [-1, 1, 2, 3, 4].map((id) => places.get(id)?.column ?? -1)
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(new Set(order).size).toBe(5)
})

test('a move to an earlier touchpoint is a way back', () => {
  const { ribbons } = flowLayout(shop, 'moves', 1000)
  expect(ribbons.filter(({ back }) => back).map(({ key }) => key)).toEqual(['3 2'])
})

test('journeys that end, and moves to touchpoints not drawn, are counted on the rail', () => {
  const wide = whole([...shop.nodes, node(0, 'Other')], [...shop.edges, edge(2, 0, 7), edge(0, 4, 5)])
  const { rails, exits, boxes } = flowLayout(wide, 'moves', 1000)
  expect(exits).toHaveLength(2)
  expect(rails.reduce((sum, { ends }) => sum + ends, 0)).toBe(70)
  expect(rails.map(({ toOther }) => toOther)).toContain(7)
  expect(rails.map(({ fromOther }) => fromOther)).toContain(5)
  expect(boxes.map(({ node: { name } }) => name)).not.toContain('Other')
})

test('widths are linear in what they count', () => {
  const widths = new Map(flowLayout(shop, 'moves', 1000).ribbons.map(({ key, width }) => [key, width]))
  expect((widths.get('1 2') ?? 0) / (widths.get('2 3') ?? 1)).toBeCloseTo(1.5)
})

test('boxes of one column never touch, whatever the flow looks like', () => {
  const flows = fc
    .array(
      fc.tuple(
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 9999 }),
      ),
      {
        maxLength: 60,
      },
    )
    .map((list) => {
      const edges = [...new Map(list.map(([from, to, n]) => [`${from} ${to}`, edge(from, to, n)])).values()]
      const ids = [...new Set([-1, ...edges.flatMap(({ from, to }) => [from, to])])]
      return whole(
        ids.map((id) => node(id, `T${id}`)),
        edges,
      )
    })
  fc.assert(
    fc.property(flows, (flow) => {
      const { boxes, ribbons, width, height } = flowLayout(flow, 'moves', 900)
      for (const a of boxes) {
        expect(a.x + a.y + a.height).not.toBeNaN()
        expect(a.y).toBeGreaterThanOrEqual(0)
        expect(a.y + a.height).toBeLessThanOrEqual(height)
        expect(a.x).toBeLessThan(width)
        for (const b of boxes)
          if (a !== b && a.column === b.column && a.y <= b.y)
            expect(a.y + a.height).toBeLessThanOrEqual(b.y + 0.01)
      }
      for (const { path } of ribbons) expect(path).not.toMatch(/NaN|Infinity/)
    }),
    { numRuns: 200 },
  )
})

test('the sentence names the strongest move, the start and the way back', () => {
  const told = flowSentence(shop, new Set(['3 2']))
  expect(told).toContain('Ad to Product')
  expect(told).toContain('83%')
  expect(told).toContain('Basket back to Product')
})
