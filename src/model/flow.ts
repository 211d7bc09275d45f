/** The directly-follows graph of touchpoints: what customers really do, one after another. */
import { z } from 'zod'
import { Channel } from './channel.ts'

export const FlowNode = z.object({
  touchpoint: z.number().int().describe('0 = Other, -1 = Start, -2 = End'),
  name: z.string(),
  channel: Channel,
  interactions: z.number(),
  customers: z.number(),
})
export const FlowEdge = z.object({
  from: z.number().int(),
  to: z.number().int(),
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
