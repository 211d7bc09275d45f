/** The directly-follows graph of touchpoints: what customers really do, one after another. */
import { z } from 'zod'
import { Channel } from './channel.ts'
import { JourneyBehind, JourneysBehind } from './measure.ts'

/** Numbers of the nodes that are no touchpoint. */
export const otherNode = 0
export const startNode = -1
export const endNode = -2

const FlowNumber = z.string().describe('names the number: give it to /flow/customers')

export const FlowNode = z.object({
  touchpoint: z.number().int().describe('0 = Other, -1 = Start, -2 = End'),
  number: FlowNumber,
  name: z.string(),
  channel: Channel,
  interactions: z.number(),
  customers: z.number(),
})
export const FlowEdge = z.object({
  from: z.number().int(),
  to: z.number().int(),
  number: FlowNumber,
  transitions: z.number(),
  customers: z.number(),
  medianGapSeconds: z.number().nullable(),
  p90GapSeconds: z.number().nullable(),
})
export const Flow = z.object({
  nodes: z.array(FlowNode),
  edges: z.array(FlowEdge),
  journeys: z.number(),
  customers: z.number(),
  shown: z.object({
    nodes: z.number(),
    ofNodes: z.number(),
    edges: z.number(),
    ofEdges: z.number(),
    transitionShare: z.number(),
  }),
  tookMs: z.number(),
})
export type Flow = z.infer<typeof Flow>
export type FlowNode = z.infer<typeof FlowNode>
export type FlowEdge = z.infer<typeof FlowEdge>

export const nodeNumber = (touchpoint: number): string => `node:${touchpoint}`
export const moveNumber = (from: number, to: number): string => `move:${from}:${to}`

/** What a number's name says; undefined for a name that is none. A node stands for itself on both ends. */
export function placeNamed(number: string): { kind: 'node' | 'move'; from: number; to: number } | undefined {
  const [, kind, from, to] = /^(node|move):(-?\d{1,5})(?::(-?\d{1,5}))?$/.exec(number) ?? []
  if (kind === 'node' && to === undefined) return { kind, from: Number(from), to: Number(from) }
  if (kind === 'move' && to !== undefined) return { kind, from: Number(from), to: Number(to) }
}

/** A journey that did what the number counts, and how often. */
export const FlowJourneyRow = JourneyBehind.extend({ times: z.number().int() })
export type FlowJourneyRow = z.infer<typeof FlowJourneyRow>

export const FlowCustomers = JourneysBehind.extend({
  times: z.number().describe('how often in all: the transitions of a move, the interactions of a node'),
  rows: z.array(FlowJourneyRow),
})
export type FlowCustomers = z.infer<typeof FlowCustomers>
