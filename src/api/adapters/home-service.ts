/** The Home page's one answer, put together from measured maps, sources and warnings. */
import type { Keeper } from '../../maps/keeper.ts'
import type { MapStore } from '../../maps/map-store.ts'
import { totalsOf } from '../../maps/totals.ts'
import type { HomeMap, MapHealth, NeedsLook } from '../../model/home.ts'
import type { LiveInteraction } from '../../model/live.ts'
import type { MapMeasure, Moment } from '../../model/measure.ts'
import type { SourceFreshness } from '../../model/source.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { HomeService } from '../services.ts'

type Needs = {
  journeys: Journeys
  maps: MapStore
  keeper: Keeper
  freshness(): Promise<SourceFreshness[]>
  latest(): LiveInteraction[]
  warnings(): Promise<number>
  touchpoints(): number
  clock: () => Date
}

const fewReadings = 30
const shownMoments = 5

const worstOf = (measure: MapMeasure): Moment | undefined =>
  measure.moments.find(({ kind }) => kind === 'pain')

const healthOf = (measure: MapMeasure): MapHealth => {
  if (measure.readings < fewReadings) return 'few-data'
  if ((measure.end.mean.value ?? 0) < 0) return 'at-risk'
  return worstOf(measure) ? 'watch' : 'healthy'
}

/** As a person says it: "Waits for the parcel" is at −1.3. */
const worded = (measure: MapMeasure, moment: Moment): string => {
  const mean = measure.steps.find(({ id }) => id === moment.step)?.emotion.mean.value ?? null
  if (mean === null) return moment.title
  return `“${moment.title}” is at ${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(1)}`
}

const noteOf = (measure: MapMeasure): string => {
  if (measure.readings < fewReadings) return `${measure.readings} readings, minimum ${fewReadings}`
  const worst = worstOf(measure)
  return worst ? worded(measure, worst) : 'Nothing needs you'
}

const npsOf = (measure: MapMeasure): HomeMap['nps'] => {
  const answers = measure.steps.flatMap(({ metrics }) => metrics.filter(({ scale }) => scale === 'nps'))
  const n = answers.reduce((sum, metric) => sum + metric.answers.n, 0)
  const value = answers.reduce((sum, metric) => sum + metric.value * metric.answers.n, 0) / n
  return n === 0 ? null : { value, n }
}

const coverageOf = ({ steps }: MapMeasure): number | null => {
  const reached = steps.reduce((sum, step) => sum + step.reached.n, 0)
  const evidence = steps.reduce((sum, step) => sum + step.emotion.evidence.n, 0)
  return reached === 0 ? null : evidence / reached
}

const homeMapOf = (measure: MapMeasure): HomeMap => {
  const { design, id } = measure.map
  const places = design.stages.flatMap(({ steps }, stage) => steps.map(({ name }) => ({ name, stage })))
  return {
    id,
    name: design.name,
    actor: design.actor,
    owner: design.owner,
    follow: design.follow,
    journeys: measure.journeys.n,
    open: measure.open.n,
    completed: measure.completed.n,
    stages: design.stages.map((stage, index) => {
      const measured = measure.stages[index]
      return {
        id: stage.id,
        name: stage.name,
        steps: stage.steps.length,
        reached: measured?.reached.n ?? 0,
        conversion: measured?.conversion.value ?? null,
        now: measured?.now.n ?? 0,
      }
    }),
    curve: measure.steps.map((step, index) => ({
      step: step.id,
      name: places[index]?.name ?? '',
      stage: places[index]?.stage ?? 0,
      mean: step.emotion.mean.value,
      n: step.emotion.mean.n,
      hollow: step.emotion.hollow,
    })),
    emotion: measure.emotion.value,
    nps: npsOf(measure),
    readings: measure.readings,
    coverage: coverageOf(measure),
    health: healthOf(measure),
    note: noteOf(measure),
    newestInteraction: measure.freshness.newestInteraction,
  }
}

const painsOf = (measures: readonly MapMeasure[]): NeedsLook[] =>
  measures
    .flatMap((measure) => measure.moments.map((moment) => ({ measure, moment })))
    .filter(({ moment }) => moment.kind === 'pain')
    .sort((a, b) => b.moment.score - a.moment.score)
    .slice(0, shownMoments)
    .map(({ measure, moment }) => ({
      kind: 'pain',
      title: worded(measure, moment),
      detail: `${measure.map.design.name}, ${moment.reach.n.toLocaleString('en')} journeys`,
      map: measure.map.id,
      step: moment.step,
    }))

const warningsToSee = (open: number): NeedsLook[] =>
  open === 0
    ? []
    : [
        {
          kind: 'warnings',
          title: open === 1 ? 'One interaction needs a look' : `${open} interactions need a look`,
          detail: 'Refused, or taken with a remark; see Sources',
          map: null,
          step: null,
        },
      ]

export const homeService = (needs: Needs): HomeService => ({
  async home(signal) {
    const { journeys, maps, keeper, clock } = needs
    const measures: MapMeasure[] = []
    for (const map of await maps.list()) {
      measures.push(await keeper.measure(map.id, { channels: [] }, signal))
    }
    const [totals, sources, warnings] = await Promise.all([
      totalsOf(journeys, clock()),
      needs.freshness(),
      needs.warnings(),
    ])
    return {
      maps: measures.map(homeMapOf),
      latest: needs.latest(),
      needsLook: [...painsOf(measures), ...warningsToSee(warnings)],
      sources,
      totals: {
        ...totals,
        touchpoints: needs.touchpoints(),
        onMapsNow: measures.reduce((sum, measure) => sum + measure.open.n, 0),
      },
    }
  },
})
