/** The whole map as paragraphs: what the picture says, in words. */
import type { MapMeasure } from '../../model/measure.ts'
import { count, percent, signed, spokenDuration } from '../parts/format.ts'
import { leastForDot } from './geometry/emotion-curve.ts'
import { stageMeasure, stepMeasure } from './scene.ts'
import { tellingQuote } from './telling-quote.ts'

export type MapParagraph = { title: string; sentences: string[] }

export function mapText(measure: MapMeasure): MapParagraph[] {
  const { design } = measure.map
  const names = new Map(design.stages.flatMap(({ steps }) => steps.map((step) => [step.id, step.name])))
  const feeling = measure.emotion.value
  const { peak, end, low } = measure
  const intro = [
    design.actor && `${design.actor}${design.scenario ? ` wants to: ${design.scenario}` : ''}.`,
    design.expectations.length > 0 && `Expected: ${design.expectations.join('; ')}.`,
    `${count(measure.journeys.n)} journeys of ${count(measure.customers)} customers are measured: ${count(measure.completed.n)} completed, ${count(measure.open.n)} are on the way now, ${count(measure.left.n)} left.`,
    feeling !== null &&
      `Over ${count(measure.readings)} readings people feel ${signed(feeling)} on a scale from −2 to +2.`,
    peak.step &&
      peak.mean.value !== null &&
      `The best moment is “${names.get(peak.step)}”, ${signed(peak.mean.value)}.`,
    low.step && `The worst is “${names.get(low.step)}”.`,
    end.step &&
      end.mean.value !== null &&
      `It ends with “${names.get(end.step)}”, ${signed(end.mean.value)}.`,
  ]
  return [
    {
      title: design.name,
      sentences: intro.filter((each): each is string => typeof each === 'string' && each !== ''),
    },
    ...design.stages.map((stage, index) => ({
      title: `${index + 1}. ${stage.name}`,
      sentences: [
        ...stageSentences(measure, stage.id),
        ...stage.steps.flatMap((step, place) =>
          stepSentences(measure, step.id, `${index + 1}.${place + 1} ${step.name}`),
        ),
        ...measure.moments
          .filter((moment) => stage.steps.some(({ id }) => id === moment.step))
          .map(
            (moment) =>
              `${moment.kind === 'pain' ? 'Pain point' : 'Golden moment'}: ${moment.title}; it reaches ${count(moment.reach.n)} with an effect of ${signed(moment.effect)}, ${Math.round(moment.sureness * 100)}% sure.`,
          ),
        ...quoteSentence(measure, stage),
      ],
    })),
  ]
}

function stageSentences(measure: MapMeasure, id: string): string[] {
  const stage = stageMeasure(measure, id)
  if (!stage) return []
  const { value, n } = stage.conversion
  const median = stage.time.median.value
  return [
    `${count(stage.reached.n)} reached this stage${value === null ? '' : `, ${percent(value, n)} go on`}; ${count(stage.here.n)} are here now and ${count(stage.left.n)} left.`,
    ...(median === null ? [] : [`It takes ${spokenDuration(median)} in the median.`]),
  ]
}

function stepSentences(measure: MapMeasure, id: string, title: string): string[] {
  const step = stepMeasure(measure, id)
  if (!step) return []
  const { value, n, low, high } = step.emotion.mean
  const feeling =
    value === null || n < leastForDot
      ? 'how they feel is not known'
      : `they feel ${signed(value)}${low === null || high === null ? '' : `, between ${signed(low)} and ${signed(high)}`}, by ${count(n)}`
  return [`${title}: ${count(step.reached.n)} did it; ${feeling}.`]
}

function quoteSentence(measure: MapMeasure, stage: MapMeasure['map']['design']['stages'][number]): string[] {
  const quote = tellingQuote(measure, stage)
  return quote ? [`In their words: “${quote.text}”`] : []
}
