/** The whole map as paragraphs: what the picture says, in words. */
import { channelNames } from '../../model/channel.ts'
import type { MapMeasure, Moment } from '../../model/measure.ts'
import { count, percent, signed, spokenDuration } from '../parts/format.ts'
import { changeOf } from './change.ts'
import { turningPoints } from './curve-pills.ts'
import { boardLayout } from './geometry/board-layout.ts'
import { leastForDot, leastForRank } from './geometry/emotion-curve.ts'
import { handOvers, ownerRuns } from './hand-overs.ts'
import { metricText } from './metric-text.ts'
import { stageMeasure, stepMeasure } from './scene.ts'
import { tellingQuote } from './telling-quote.ts'

export type MapParagraph = { title: string; sentences: string[] }

export function mapText(measure: MapMeasure, compare: MapMeasure | null = null): MapParagraph[] {
  const { stages, name } = measure.map.design
  const said = stages.map((stage, index) => ({
    title: `${index + 1}. ${stage.name}`,
    sentences: [
      ...stageSentences(measure, compare, stage.id, index === stages.length - 1),
      ...stage.steps.flatMap((step, place) =>
        stepSentences(measure, compare, step.id, `${index + 1}.${place + 1} ${step.name}`, step.department),
      ),
      ...measure.moments
        .filter((moment) => stage.steps.some(({ id }) => id === moment.step))
        .map(momentSentence),
      ...quoteSentence(measure, stage),
    ],
  }))
  const behind = handOverSentences(measure)
  return [
    { title: name, sentences: introduction(measure) },
    ...said,
    ...(behind.length > 0 ? [{ title: 'Behind the scenes', sentences: behind }] : []),
  ]
}

function introduction(measure: MapMeasure): string[] {
  const { design } = measure.map
  const names = new Map(design.stages.flatMap(({ steps }) => steps.map((step) => [step.id, step.name])))
  const { peak, low, end } = turningPoints(measure)
  const at = (point: { step: string; value: number }) => `“${names.get(point.step)}”, ${signed(point.value)}`
  const feeling = measure.emotion.value
  const ownPeak = measure.peak.mean.value
  const ownEnd = measure.end.mean.value
  return [
    design.actor && `${design.actor}${design.scenario ? ` wants to: ${design.scenario}` : ''}.`,
    design.expectations.length > 0 && `Expected: ${design.expectations.join('; ')}.`,
    design.owner && `${design.owner} owns this map.`,
    `${count(measure.journeys.n)} journeys of ${count(measure.customers)} customers are measured: ${count(measure.completed.n)} completed, ${count(measure.open.n)} are on the way now, ${count(measure.left.n)} left.`,
    feeling !== null &&
      `Over ${count(measure.readings)} readings people feel ${signed(feeling)} on a scale from −2 to +2.`,
    peak && `The best step is ${at(peak)}.`,
    low && `The worst is ${at(low)}.`,
    end && `The last that is known is ${at(end)}.`,
    ownPeak !== null &&
      ownEnd !== null &&
      `Within one journey, the strongest feeling is ${signed(ownPeak)} on average and the last ${signed(ownEnd)}.`,
  ].filter((each): each is string => typeof each === 'string' && each !== '')
}

function stageSentences(
  measure: MapMeasure,
  compare: MapMeasure | null,
  id: string,
  last: boolean,
): string[] {
  const stage = stageMeasure(measure, id)
  if (!stage) return []
  const { value, n } = stage.conversion
  const median = stage.time.median.value
  const change = changeOf(stage.conversion, stageMeasure(compare, id)?.conversion)
  const changed = !change
    ? ''
    : change.kind === 'steady'
      ? ', as in the compared period'
      : `, ${Math.abs(change.points).toFixed(1)} points ${change.kind === 'up' ? 'more' : 'less'} than in the compared period`
  return [
    `${count(stage.reached.n)} reached this stage${value === null ? '' : `, ${percent(value, n)} ${last ? 'complete it' : 'go on'}${changed}`}; ${count(stage.here.n)} are here now and ${count(stage.left.n)} left.`,
    ...(median === null ? [] : [`It takes ${spokenDuration(median)} in the median.`]),
  ]
}

function stepSentences(
  measure: MapMeasure,
  compare: MapMeasure | null,
  id: string,
  title: string,
  department: string,
): string[] {
  const step = stepMeasure(measure, id)
  if (!step) return []
  const { value, n, low, high } = step.emotion.mean
  const before = stepMeasure(compare, id)?.emotion.mean
  const compared =
    before && before.value !== null && before.n >= leastForDot
      ? ` (${signed(before.value)} in the compared period)`
      : ''
  const feeling =
    value === null || n < leastForDot
      ? 'how they feel is not known'
      : `they feel ${signed(value)}${low === null || high === null ? '' : `, between ${signed(low)} and ${signed(high)}`}, by ${count(n)}${n < leastForRank ? ', which is little evidence' : ''}${compared}`
  const channels = step.channels
    .filter(({ customers }) => customers.n > 0)
    .toSorted((a, b) => b.customers.n - a.customers.n)
    .map(({ channel, customers }) => `${channelNames[channel]} ${count(customers.n)}`)
  const scores = step.metrics
    .filter(({ answers }) => answers.n > 0)
    .map((metric) => {
      const { name, value, half } = metricText(metric)
      return `${name} ${value}, plus or minus ${half}, by ${count(metric.answers.n)}`
    })
  const more = [
    department && `Owner: ${department}`,
    channels.length > 0 && `Channels: ${channels.join(', ')}`,
    scores.length > 0 && `Scores: ${scores.join('; ')}`,
  ].filter(Boolean)
  return [
    `${title}: ${count(step.reached.n)} did it; ${feeling}.${more.length > 0 ? ` ${more.join('. ')}.` : ''}`,
  ]
}

const momentSentence = (moment: Moment): string =>
  `${moment.kind === 'pain' ? 'Pain point' : 'Golden moment'}: ${moment.title}; it reaches ${count(moment.reach.n)} with an effect of ${signed(moment.effect)}, ${Math.round(moment.sureness * 100)}% sure.`

function quoteSentence(measure: MapMeasure, stage: MapMeasure['map']['design']['stages'][number]): string[] {
  const quote = tellingQuote(measure, stage)
  return quote ? [`In their words: “${quote.text}”`] : []
}

function handOverSentences(measure: MapMeasure): string[] {
  const runs = ownerRuns(boardLayout(measure.map.design, 0))
  return handOvers(runs, measure.transitions).map(
    ({ from, to, seconds, people }) =>
      `From ${from} to ${to} people wait ${spokenDuration(seconds)} in the median; ${count(people.n)} went this way.`,
  )
}
