/** Compiles a designed map with a filter into the constants that the measuring SQL binds. */

import { feelingOf } from '../../journey/emotion/behaviour/shown-by.ts'
import { type FoundBehaviour, foundBehaviours } from '../../model/behaviour.ts'
import { type Channel, channelIndex } from '../../model/channel.ts'
import { followedObjects } from '../../model/customer-id.ts'
import type { MapDesign, Step } from '../../model/journey-map.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import { type Condition, segmentCondition } from './segment-condition.ts'

/** Per touchpoint id: what measuring must know of it. */
export type TouchpointFacts = { channel: Channel; hidden: boolean; name: string; department: string }
export type TouchpointTable = ReadonlyMap<number, TouchpointFacts>

export type Plan = {
  steps: Step[]
  stageOfStep: number[]
  stages: number
  follow: number
  restart: boolean
  hasStart: boolean
  hasEnd: boolean
  /** Behaviour that is looked for, with what it shows in hundredths. */
  behaviours: { id: FoundBehaviour; feeling: number }[]
  filtered: { period: boolean; asOf: boolean }
  /** Measured from stored contributions: nothing but a period is filtered. */
  storable: boolean
  params: Record<string, unknown>
  where: Condition
}

const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000)
const stepBit = 2n ** 55n
const channelBit = 2n ** 50n

/** Steps and stages are numbered from 1, in the order of the design; 0 means "not on the map". */
export function planOf(
  design: MapDesign,
  filter: MeasureFilter,
  touchpoints: TouchpointTable,
  now: Date,
): Plan {
  const steps = design.stages.flatMap((stage) => stage.steps)
  const stageOfStep = [0, ...design.stages.flatMap((stage, index) => stage.steps.map(() => index + 1))]
  const marks = (ids: readonly string[]): number[] => [
    0,
    ...steps.map((step) => (ids.includes(step.id) ? 1 : 0)),
  ]
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  return {
    steps,
    stageOfStep,
    stages: design.stages.length,
    follow: followedObjects.indexOf(design.follow),
    restart: design.restart,
    hasStart: design.startSteps.length > 0,
    hasEnd: design.endSteps.length > 0,
    behaviours: lookedFor(design),
    filtered: { period: Boolean(filter.from ?? filter.to), asOf: Boolean(filter.asOf) },
    storable: filter.channels.length === 0 && !filter.segment && !filter.asOf,
    where: segment,
    params: {
      follow: followedObjects.indexOf(design.follow),
      lookup: lookupOf(steps, filter.channels, touchpoints),
      stageOf: stageOfStep,
      promise: [0, ...steps.map(({ promiseHours }) => Math.round((promiseHours ?? 0) * 3600))],
      isStart: marks(design.startSteps),
      isEnd: marks(design.endSteps),
      stages: design.stages.length,
      inactivity: Math.round(design.inactivityDays * 86_400),
      from: filter.from ? seconds(filter.from) : 0,
      to: filter.to ? seconds(filter.to) : 2 ** 32 - 1,
      asOf: filter.asOf ? seconds(filter.asOf) : Math.floor(now.getTime() / 1000),
      ...segment.params,
    },
  }
}

/** Without a promise nobody waits too long. */
const lookedFor = (design: MapDesign): Plan['behaviours'] =>
  foundBehaviours.flatMap((id) => {
    const feeling = feelingOf(id, design)
    const promises = design.stages.some(({ steps }) => steps.some(({ promiseHours }) => promiseHours))
    return feeling === null || (id === 'wait' && !promises) ? [] : [{ id, feeling }]
  })

/** Index = touchpoint id: step and channel, shifted to where the packed event carries them. */
function lookupOf(steps: Step[], channels: readonly Channel[], touchpoints: TouchpointTable): bigint[] {
  const highest = Math.max(0, ...steps.flatMap((step) => step.touchpoints))
  const lookup = new Array<bigint>(highest + 1).fill(0n)
  for (const [index, step] of steps.entries())
    for (const id of step.touchpoints) {
      const facts = touchpoints.get(id)
      if (!facts || facts.hidden) continue
      if (channels.length > 0 && !channels.includes(facts.channel)) continue
      lookup[id] = BigInt(index + 1) * stepBit + BigInt(channelIndex(facts.channel)) * channelBit
    }
  return lookup
}
