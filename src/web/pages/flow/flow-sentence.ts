/** The flow in words: how journeys begin, the strongest move, the strongest way back, where they end. */
import type { Flow, FlowEdge } from '../../../model/flow.ts'
import { count, duration } from '../../parts/format.ts'
import { end, start } from './flow-order.ts'
import { touchpointTerms } from './flow-terms.ts'

const strongest = (edges: readonly FlowEdge[]): FlowEdge | undefined =>
  edges.reduce<FlowEdge | undefined>(
    (best, edge) => (best && best.transitions >= edge.transitions ? best : edge),
    undefined,
  )

/** `back` holds the keys of the moves that go back. Other is no touchpoint and is never named. */
export function flowSentence(flow: Flow, back: ReadonlySet<string>, terms = touchpointTerms): string {
  const names = new Map(flow.nodes.map(({ touchpoint, name }) => [touchpoint, name]))
  const name = (id: number) => names.get(id) ?? 'an unnamed touchpoint'
  const named = flow.edges.filter(({ from, to }) => from !== to && from > 0 && to > 0)
  const isBack = ({ from, to }: FlowEdge) => back.has(`${from} ${to}`)
  const move = strongest(named.filter((edge) => !isBack(edge)))
  const wayBack = strongest(named.filter(isBack))
  const first = strongest(flow.edges.filter(({ from, to }) => from === start && to > 0))
  const last = strongest(flow.edges.filter(({ from, to }) => to === end && from > 0))
  const share = (edge: FlowEdge) => `${Math.round((edge.transitions / Math.max(flow.journeys, 1)) * 100)}%`
  const parts = [
    first && `${share(first)} of journeys begin with ${name(first.to)}.`,
    move &&
      `The most frequent move leads from ${name(move.from)} to ${name(move.to)}: ${count(move.transitions)} times by ${count(move.customers)} ${terms.walkers}${move.medianGapSeconds === null ? '' : `, after ${duration(move.medianGapSeconds)} at the median`}.`,
    wayBack &&
      `The most frequent way back is from ${name(wayBack.from)} back to ${name(wayBack.to)}, ${count(wayBack.transitions)} times.`,
    last && `${share(last)} of journeys ${terms.endWith} ${name(last.from)}.`,
  ]
  return parts.filter(Boolean).join(' ') || `No moves between these ${terms.places} are known.`
}
