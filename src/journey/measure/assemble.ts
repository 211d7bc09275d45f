/** Turns counted contributions into the numbers of a map, with interval and n beside every estimate. */
import { behaviours } from '../../model/behaviour.ts'
import type { Channel } from '../../model/channel.ts'
import { channels } from '../../model/channel.ts'
import type { MapDesign } from '../../model/journey-map.ts'
import type {
  Counted,
  CxMetric,
  Duration,
  Emotion,
  Estimate,
  Money,
  StageMeasure,
  StepMeasure,
  Transition,
} from '../../model/measure.ts'
import { blendEmotion, type EvidenceLane } from '../emotion/blend.ts'
import { ces } from '../emotion/ces.ts'
import { csat } from '../emotion/csat.ts'
import { nps } from '../emotion/nps.ts'
import { histogramQuantile } from '../statistics/log-histogram.ts'
import { meanInterval, type ScoreSums } from '../statistics/mean-interval.ts'
import { shrinkMeans } from '../statistics/shrinkage.ts'
import { type CodeRange, codesOf, partsOf, stateIndex } from './contribution-code.ts'
import { durationOf, share } from './estimates.ts'
import type { MeasureState, MoneyAt } from './measure-state.ts'
import { type Moment, momentsOf } from './moments.ts'
import { lanes, numberNamed, type Scale, scales, stepsOf } from './numbers.ts'

export type AssembledMeasure = {
  journeys: Counted
  customers: number
  completed: Counted
  open: Counted
  left: Counted
  duration: Duration
  readings: number
  emotion: Estimate
  peak: { step: string | null; mean: Estimate }
  end: { step: string | null; mean: Estimate }
  low: { step: string | null }
  peakEnd: Estimate
  stages: StageMeasure[]
  steps: StepMeasure[]
  transitions: Transition[]
  moments: Moment[]
}

/** Fewer readings than this are drawn hollow and never ranked. */
const enoughReadings = 30

export function assemble(state: MeasureState, design: MapDesign): AssembledMeasure {
  const counted = (number: string): Counted => {
    const definition = numberNamed(number, design)
    if (!definition) throw new Error(`No number is called ${number}.`)
    return { n: state.count(definition.has) - state.count(definition.minus), number }
  }
  const steps = stepsOf(design)
  const emotions = emotionsOf(state, steps.length)
  const common = shrinkMeans(emotions.map(pooled), { smallestSpread })
  const money = state.money()
  const measured = steps.map(({ step }, index) =>
    stepMeasure({
      state,
      counted,
      id: step.id,
      index: index + 1,
      readings: emotions[index] ?? noReadings(),
      shrunk: common?.groups[index]?.value ?? null,
      money: money.filter((entry) => entry.step === index + 1),
    }),
  )
  const all = addLanes(emotions)
  return {
    journeys: counted('journeys'),
    customers: state.customers,
    completed: counted('completed'),
    open: counted('open'),
    left: counted('left'),
    duration: durationOf(
      histogram(state, codesOf('journey', stateIndex.completed)),
      histogram(state, codesOf('journey', stateIndex.open), codesOf('journey', stateIndex.left)),
    ),
    readings: pooled(all).n,
    emotion: emotionEstimate(all),
    ...extremesOf(state, measured),
    stages: design.stages.map((stage, index) => stageMeasure(state, counted, stage.id, index + 1)),
    steps: measured,
    transitions: transitionsOf(state, design, counted),
    moments: momentsOf(measured, design),
  }
}

/** Steps that differ by less than a tenth of a point are alike; without it alike steps would all be drawn hollow. */
const smallestSpread = 0.1

type LaneSums = Record<EvidenceLane, ScoreSums>
const empty = (): ScoreSums => ({ n: 0, sum: 0, sumOfSquares: 0 })
const noReadings = (): LaneSums => ({ said: empty(), read: empty(), shown: empty() })

function addScore(sums: ScoreSums, score: number, count: number): void {
  sums.n += count
  sums.sum += score * count
  sums.sumOfSquares += score * score * count
}

const scoreOf = (c: number): number => (c - 200) / 100

function emotionsOf(state: MeasureState, steps: number): LaneSums[] {
  const found = Array.from({ length: steps }, noReadings)
  state.each(codesOf('emotion'), (code, count) => {
    const { a, b, c } = partsOf(code)
    const lane = lanes[b]
    const sums = found[a - 1]
    if (sums && lane) addScore(sums[lane], scoreOf(c), count)
  })
  return found
}

function addLanes(all: readonly LaneSums[]): LaneSums {
  const total = noReadings()
  for (const sums of all)
    for (const lane of ['said', 'read', 'shown'] as const) {
      total[lane].n += sums[lane].n
      total[lane].sum += sums[lane].sum
      total[lane].sumOfSquares += sums[lane].sumOfSquares
    }
  return total
}

const pooled = (lanesOfStep: LaneSums): ScoreSums =>
  Object.values(lanesOfStep).reduce((sum, lane) => ({
    n: sum.n + lane.n,
    sum: sum.sum + lane.sum,
    sumOfSquares: sum.sumOfSquares + lane.sumOfSquares,
  }))

const clampScore = (value: number | undefined): number | null =>
  value === undefined ? null : Math.max(-2, Math.min(2, value))

function emotionEstimate(sums: LaneSums): Estimate {
  const { blend } = blendEmotion(sums)
  return {
    value: blend?.mean ?? null,
    low: clampScore(blend?.interval?.lower),
    high: clampScore(blend?.interval?.upper),
    n: blend?.n ?? 0,
  }
}

function histogram(state: MeasureState, ...ranges: CodeRange[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const range of ranges)
    state.each(range, (code, count) => {
      const { c } = partsOf(code)
      found.set(c, (found.get(c) ?? 0) + count)
    })
  return found
}

type Count = (number: string) => Counted

function stageMeasure(state: MeasureState, counted: Count, id: string, index: number): StageMeasure {
  const of = (part: string) => counted(`stage:${id}:${part}`)
  const reached = of('reached')
  const wentOn = of('went-on')
  const here = of('here')
  const left = of('left')
  return {
    id,
    reached,
    did: of('did'),
    skipped: of('skipped'),
    wentOn,
    here,
    left,
    now: of('now'),
    again: of('again'),
    backFrom: of('back'),
    conversion: share(wentOn.n, reached.n),
    dropOff: share(left.n, reached.n),
    stillOpen: share(here.n, reached.n),
    time: durationOf(
      histogram(state, codesOf('stageVisit', index)),
      histogram(state, codesOf('stageLast', index)),
    ),
  }
}

type StepContext = {
  state: MeasureState
  counted: Count
  id: string
  index: number
  readings: LaneSums
  shrunk: number | null
  money: MoneyAt[]
}

function stepMeasure({ state, counted, id, index, readings, shrunk, money }: StepContext): StepMeasure {
  const of = (part: string) => counted(`step:${id}:${part}`)
  const reached = of('reached')
  const wentOn = of('went-on')
  const here = of('here')
  const left = of('left')
  const sums = (wanted: boolean, journeys: number): Money[] =>
    money
      .filter(({ mentioned }) => mentioned === wanted)
      .map(({ currency, minor }) => ({ currency, minor, journeys }))
  return {
    id,
    reached,
    again: of('again'),
    repeated: of('repeated'),
    skipped: of('skipped'),
    wentOn,
    here,
    left,
    conversion: share(wentOn.n, reached.n),
    dropOff: share(left.n, reached.n),
    stillOpen: share(here.n, reached.n),
    time: durationOf(histogram(state, codesOf('move', index)), histogram(state, codesOf('stepLast', index))),
    emotion: emotionOf(of, readings, shrunk, reached.n, shownBy(state, counted, id, index)),
    metrics: metricsOf(state, counted, id, index),
    value: sums(false, of('value').n),
    mentioned: sums(true, of('mentioned').n),
    channels: channelsOf(state, counted, id, index),
  }
}

/** Most first. */
function shownBy(
  state: MeasureState,
  counted: Count,
  id: string,
  index: number,
): Emotion['shown']['behaviours'] {
  const found: Emotion['shown']['behaviours'] = []
  state.each(codesOf('shownBy', index), (code) => {
    const behaviour = behaviours[partsOf(code).b]
    if (behaviour) found.push({ behaviour, ...counted(`step:${id}:shown-by:${behaviour}`) })
  })
  return found.sort((a, b) => b.n - a.n)
}

function emotionOf(
  of: Count,
  sums: LaneSums,
  shrunk: number | null,
  reached: number,
  behind: Emotion['shown']['behaviours'],
): Emotion {
  const estimate = emotionEstimate(sums)
  const lane = (name: EvidenceLane) => ({ ...of(name), mean: meanInterval(sums[name])?.mean ?? null })
  return {
    mean: estimate,
    shrunk: estimate.n === 0 ? null : shrunk,
    hollow: estimate.n < enoughReadings,
    evidence: of('evidence'),
    said: lane('said'),
    read: lane('read'),
    shown: { ...lane('shown'), behaviours: behind },
    coverage: share(estimate.n, reached),
    negative: of('negative'),
    positive: of('positive'),
  }
}

function metricsOf(state: MeasureState, counted: Count, id: string, index: number): CxMetric[] {
  const metrics: CxMetric[] = []
  for (const scale of scales) {
    if (scale === '') continue
    const answers = histogram(state, codesOf('answer', index, scales.indexOf(scale)))
    const metric = metricOf(scale, answers)
    if (metric) metrics.push({ scale, ...metric, answers: counted(`step:${id}:answers:${scale}`) })
  }
  return metrics
}

function metricOf(
  scale: Scale,
  answers: Map<number, number>,
): { value: number; low: number; high: number } | null {
  const countWhere = (test: (answer: number) => boolean): number =>
    [...answers].reduce((sum, [answer, count]) => sum + (test(answer) ? count : 0), 0)
  const n = countWhere(() => true)
  switch (scale) {
    case 'nps': {
      const promoters = countWhere((answer) => answer >= 9)
      const detractors = countWhere((answer) => answer <= 6)
      const found = nps({ promoters, passives: n - promoters - detractors, detractors })
      return found && { value: found.score, low: found.lower, high: found.upper }
    }
    case 'csat':
    case 'rating': {
      const found = csat(
        countWhere((answer) => answer >= 4),
        n,
      )
      return found && { value: found.share, low: found.lower, high: found.upper }
    }
    case 'ces': {
      const sums = empty()
      for (const [answer, count] of answers) addScore(sums, answer, count)
      const found = ces(
        sums,
        countWhere((answer) => answer >= 5),
      )
      return (
        found && {
          value: found.mean,
          low: Math.max(1, found.lower ?? 1),
          high: Math.min(7, found.upper ?? 7),
        }
      )
    }
  }
}

function channelsOf(state: MeasureState, counted: Count, id: string, index: number) {
  const found: { channel: Channel; customers: Counted }[] = []
  state.each(codesOf('channelAt', index), (code) => {
    const channel = channels[partsOf(code).b]
    if (channel) found.push({ channel, customers: counted(`step:${id}:channel:${channel}`) })
  })
  return found.sort((a, b) => b.customers.n - a.customers.n)
}

function transitionsOf(state: MeasureState, design: MapDesign, counted: Count): Transition[] {
  const steps = stepsOf(design)
  const gaps = new Map<number, Map<number, number>>()
  state.each(codesOf('move'), (code, count) => {
    const { a, b, c } = partsOf(code)
    const pair = a * 512 + b
    const found = gaps.get(pair) ?? new Map<number, number>()
    found.set(c, count)
    gaps.set(pair, found)
  })
  const transitions: Transition[] = []
  for (const [pair, gap] of gaps) {
    const from = steps[Math.floor(pair / 512) - 1]
    const to = steps[(pair % 512) - 1]
    if (!from || !to) continue
    transitions.push({
      from: from.step.id,
      to: to.step.id,
      transitions: [...gap.values()].reduce((sum, count) => sum + count, 0),
      journeys: counted(`move:${from.step.id}:${to.step.id}`),
      medianGapSeconds: histogramQuantile(gap, 0.5),
      p90GapSeconds: histogramQuantile(gap, 0.9),
      backward: pair % 512 < Math.floor(pair / 512),
    })
  }
  return transitions.sort((a, b) => b.transitions - a.transitions)
}

function extremesOf(state: MeasureState, steps: StepMeasure[]) {
  const ranked = steps
    .filter((step) => !step.emotion.hollow && step.emotion.mean.value !== null)
    .sort((a, b) => (b.emotion.mean.value ?? 0) - (a.emotion.mean.value ?? 0))
  const highest = ranked[0]
  const lowest = ranked.at(-1)
  const lastKnown = steps.findLast((step) => step.emotion.mean.value !== null)
  return {
    peak: {
      step: (highest?.emotion.mean.value ?? 0) > 0 ? (highest?.id ?? null) : null,
      mean: scoresOf(state, 'peak'),
    },
    low: { step: (lowest?.emotion.mean.value ?? 0) < 0 ? (lowest?.id ?? null) : null },
    end: { step: lastKnown?.id ?? null, mean: scoresOf(state, 'end') },
    peakEnd: scoresOf(state, 'peakEnd'),
  }
}

function scoresOf(state: MeasureState, kind: 'peak' | 'end' | 'peakEnd'): Estimate {
  const sums = empty()
  state.each(codesOf(kind), (code, count) => addScore(sums, scoreOf(partsOf(code).c), count))
  const found = meanInterval(sums)
  return {
    value: found?.mean ?? null,
    low: clampScore(found?.lower ?? undefined),
    high: clampScore(found?.upper ?? undefined),
    n: sums.n,
  }
}
