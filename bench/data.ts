/** The same synthetic company at every size: about 20 interactions a customer, 40 touchpoints, 30 of them on the map. */
import { hash64Sql, homeSql } from '../src/journey/hash.ts'
import type { MapDesign } from '../src/model/journey-map.ts'
import type { Parts } from '../src/open-parts.ts'

export const touchpointCount = 40
const perStep = 2
const stepsPerStage = [2, 3, 3, 3, 2, 2]

const channels = ['web', 'app', 'email', 'phone', 'chat', 'shop'] as const
export const channelOfEvent = (index: number): string => channels[index % channels.length] ?? 'web'

/** Kinds and touchpoints exist before interactions are written, as ingest would have made them. */
export async function makeTouchpoints({
  catalogue,
}: Parts): Promise<{ kinds: number[]; touchpoints: number[] }> {
  const names = Array.from({ length: touchpointCount }, (_, index) => `Event ${index + 1}`)
  const wanted = names.map((name, index) => ({
    type: 'track',
    name,
    path: '',
    channel: channels[index % 6] ?? 'web',
  }))
  await catalogue.ensureKinds(wanted)
  const kinds = wanted.map(
    ({ type, name, path, channel }) => catalogue.kindOf(type, name, path, channel) ?? 0,
  )
  return { kinds, touchpoints: kinds.map((kind) => catalogue.touchpointOfKind()[kind] ?? 0) }
}

/** 15 steps of two touchpoints each, in six stages; ten touchpoints stay off the map. */
export function designOf(touchpoints: readonly number[]): MapDesign {
  let step = 0
  return {
    name: 'Bench',
    actor: '',
    scenario: '',
    expectations: [],
    owner: '',
    follow: 'customer',
    startSteps: [],
    endSteps: [],
    inactivityDays: 90,
    restart: false,
    stages: stepsPerStage.map((count, stage) => ({
      id: `stage-${stage + 1}`,
      name: `Stage ${stage + 1}`,
      steps: Array.from({ length: count }, () => {
        const at = step++
        return {
          id: `step-${at + 1}`,
          name: `Step ${at + 1}`,
          touchpoints: touchpoints.slice(at * perStep, (at + 1) * perStep),
          department: '',
        }
      }),
    })),
  }
}

/** Index = position of the touchpoint (from 1); 0 = off the map. */
export const stepOfEvent = Array.from({ length: touchpointCount + 1 }, (_, event) =>
  event >= 1 && event <= 30 ? Math.ceil(event / perStep) : 0,
)
export const stageOfStep = [
  0,
  ...stepsPerStage.flatMap((count, stage) => Array.from({ length: count }, () => stage + 1)),
]

const rowsPerInsert = 1_000_000
const interactionsPerCustomer = 20

/**
 * Event `e` of a customer: drifts through the touchpoints with detours, a reading in one of ten, 2 years. Received a day
 * ago: what came in just before a start is derived again.
 */
export async function writeInteractions(
  { journeys }: Parts,
  size: number,
  kinds: readonly number[],
): Promise<void> {
  const customers = Math.ceil(size / interactionsPerCustomer)
  for (let from = 0; from < size; from += rowsPerInsert)
    await journeys.command(
      `INSERT INTO interactions (home, at, rank, message, kind, lane, score, scale, raw, user_id, message_id, received)
      SELECT ${homeSql('user', 'toString(number % {customers:UInt64})')} AS home,
        toDateTime64(1704067200 + (intHash32(number % {customers:UInt64}) % 31536000) + intDiv(number, {customers:UInt64}) * 90000 + intHash32(number) % 80000, 3, 'UTC'),
        0, ${hash64Sql('toString(number)')},
        ({kinds:Array(UInt32)})[1 + (intDiv(number, {customers:UInt64}) * 2 + intHash32(number * 7) % 9 + if(intHash32(number * 11) % 8 = 0, 30, 0)) % ${touchpointCount}],
        if(intHash32(number * 13) % 10 = 0, 1 + intHash32(number) % 3, 0) AS lane,
        if(lane > 0, toInt16(intHash32(number * 17) % 401) - 200, 0),
        if(lane = 1, 1, 0), if(lane = 1, intHash32(number * 19) % 11, 0),
        toString(number % {customers:UInt64}), toString(number), now64(3) - INTERVAL 1 DAY
      FROM numbers({from:UInt64}, {rows:UInt64})`,
      { customers, from, rows: Math.min(rowsPerInsert, size - from), kinds },
      { settings: { max_execution_time: 600 } },
    )
}
