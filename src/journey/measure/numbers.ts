/** Every number of a map by its name: how it is counted, and which journeys stand behind it. One definition for both. */
import { Behaviour, codeOfBehaviour } from '../../model/behaviour.ts'
import { type Channel, channelIndex, channels } from '../../model/channel.ts'
import type { MapDesign, Step } from '../../model/journey-map.ts'
import { behaviourTitles } from '../emotion/behaviour/titles.ts'
import { type CodeRange, code, codesBetween, codesOf, stateIndex } from './contribution-code.ts'

/**
 * The journeys with a code in `has` and none in `not`.
 * Count = codes in `has` - codes in `minus`: `has` occurs once per journey, `minus` counts those of them that `not` excludes.
 */
export type NumberDefinition = { title: string; has: CodeRange[]; not: CodeRange[]; minus: CodeRange[] }

export const scales = ['', 'nps', 'csat', 'ces', 'rating'] as const
export type Scale = Exclude<(typeof scales)[number], ''>
export const lanes = ['', 'said', 'read', 'shown'] as const

const plain = (title: string, ...has: CodeRange[]): NumberDefinition => ({ title, has, not: [], minus: [] })

const allStates = [stateIndex.open, stateIndex.completed, stateIndex.left]

const journeysIn = (state: number): CodeRange => codesOf('journey', state)

type StagePart = 'reached' | 'did' | 'skipped' | 'went-on' | 'here' | 'left' | 'now' | 'again' | 'back'
type StepPart =
  | 'reached'
  | 'again'
  | 'repeated'
  | 'skipped'
  | 'went-on'
  | 'here'
  | 'left'
  | 'evidence'
  | 'said'
  | 'read'
  | 'shown'
  | 'negative'
  | 'positive'
  | 'value'
  | 'mentioned'

/** `stage` counts from 1; `last` is the number of stages. */
const stageNumbers: Record<StagePart, (stage: number, last: number, name: string) => NumberDefinition> = {
  reached: (stage, last, name) => plain(`reached ${name}`, codesBetween('furthest', stage, last)),
  did: (stage, _last, name) => plain(`did a step of ${name}`, codesOf('stageDid', stage)),
  skipped: (stage, last, name) => ({
    title: `went past ${name} without a step of it`,
    has: [codesBetween('furthest', stage + 1, last)],
    not: [codesOf('stageDid', stage)],
    minus: [codesOf('stageDid', stage, 1)],
  }),
  'went-on': (stage, last, name) =>
    plain(
      `went on from ${name}`,
      codesBetween('furthest', stage + 1, last),
      codesOf('furthest', stage, stateIndex.completed),
    ),
  here: (stage, _last, name) =>
    plain(`are at ${name}, their furthest stage`, codesOf('furthest', stage, stateIndex.open)),
  left: (stage, _last, name) => plain(`left at ${name}`, codesOf('furthest', stage, stateIndex.left)),
  now: (stage, _last, name) => plain(`are in ${name} now`, codesOf('stageLast', stage, stateIndex.open)),
  again: (stage, _last, name) => plain(`came back to ${name}`, codesOf('stageAgain', stage)),
  back: (stage, _last, name) => plain(`moved back from ${name}`, codesOf('stageBack', stage)),
}

const emotionBetween = (step: number, low: number, high: number): CodeRange[] =>
  [1, 2, 3].map((lane) => ({
    low: code('emotion', step, lane, low),
    high: code('emotion', step, lane, high),
  }))

const stepNumbers: Record<
  StepPart,
  (step: number, context: { stage: number; stages: number; name: string }) => NumberDefinition
> = {
  reached: (step, { name }) => plain(`reached ${name}`, codesOf('stepReached', step)),
  again: (step, { name }) => plain(`left ${name} and entered it again`, codesOf('stepAgain', step)),
  repeated: (step, { name }) => plain(`did ${name} twice or more in a row`, codesOf('stepRepeated', step)),
  skipped: (step, { stage, stages, name }) => ({
    title: `reached a later stage without ${name}`,
    has: [codesBetween('furthest', stage + 1, stages)],
    not: [codesOf('stepReached', step)],
    minus: [codesOf('stepReached', step, 1)],
  }),
  'went-on': (step, { name }) => {
    const stayed = [codesOf('stepLast', step, stateIndex.open), codesOf('stepLast', step, stateIndex.left)]
    return { title: `went on from ${name}`, has: [codesOf('stepReached', step)], not: stayed, minus: stayed }
  },
  here: (step, { name }) => plain(`are at ${name} now`, codesOf('stepLast', step, stateIndex.open)),
  left: (step, { name }) => plain(`left at ${name}`, codesOf('stepLast', step, stateIndex.left)),
  evidence: (step, { name }) => plain(`left evidence of feeling at ${name}`, codesOf('emotion', step)),
  said: (step, { name }) => plain(`said how they felt at ${name}`, codesOf('emotion', step, 1)),
  read: (step, { name }) => plain(`wrote how they felt at ${name}`, codesOf('emotion', step, 2)),
  shown: (step, { name }) => plain(`showed how they felt at ${name}`, codesOf('emotion', step, 3)),
  negative: (step, { name }) => plain(`felt bad at ${name}`, ...emotionBetween(step, 0, 149)),
  positive: (step, { name }) => plain(`felt good at ${name}`, ...emotionBetween(step, 251, 511)),
  value: (step, { name }) => plain(`spent or got money back at ${name}`, codesOf('valueAt', step)),
  mentioned: (step, { name }) => plain(`had an amount mentioned at ${name}`, codesOf('mentionedAt', step)),
}

const answerGroups: Record<string, (step: number) => CodeRange> = {
  promoters: (step) => ({ low: code('answer', step, 1, 9), high: code('answer', step, 1, 10) }),
  passives: (step) => ({ low: code('answer', step, 1, 7), high: code('answer', step, 1, 8) }),
  detractors: (step) => ({ low: code('answer', step, 1, 0), high: code('answer', step, 1, 6) }),
}

/** Turns the name of a number (as found in a measure) into its definition; undefined for a name that is none. */
export function numberNamed(name: string, design: MapDesign): NumberDefinition | undefined {
  const [kind, ...rest] = name.split(':')
  if (rest.length === 0) return mapNumbers[kind as keyof typeof mapNumbers]
  if (kind === 'stage') return stageNumber(rest, design)
  if (kind === 'step') return stepNumber(rest, design)
  if (kind === 'move') return moveNumber(rest, design)
  return undefined
}

const mapNumbers = {
  journeys: plain('are on this map', ...allStates.map(journeysIn)),
  completed: plain('completed their journey', journeysIn(stateIndex.completed)),
  open: plain('are on their way', journeysIn(stateIndex.open)),
  left: plain('left before the end', journeysIn(stateIndex.left)),
}

function stageNumber([id, part]: string[], design: MapDesign): NumberDefinition | undefined {
  const index = design.stages.findIndex((stage) => stage.id === id)
  const stage = design.stages[index]
  if (!stage || !part || !Object.hasOwn(stageNumbers, part)) return undefined
  return stageNumbers[part as StagePart](index + 1, design.stages.length, stage.name)
}

type PlacedStep = { step: Step; stage: number }
type Places = { steps: readonly PlacedStep[]; indexOf: ReadonlyMap<string, number> }

/** A measured map asks for a step some ten thousand times, and a design never changes: it gets another version. */
const placesOfDesigns = new WeakMap<MapDesign, Places>()

function placesOf(design: MapDesign): Places {
  const known = placesOfDesigns.get(design)
  if (known) return known
  const steps = design.stages.flatMap((stage, at) => stage.steps.map((step) => ({ step, stage: at + 1 })))
  const places = { steps, indexOf: new Map(steps.map(({ step }, index) => [step.id, index])) }
  placesOfDesigns.set(design, places)
  return places
}

/** Steps of a design in order, with the stage (from 1) they lie in. */
export const stepsOf = (design: MapDesign): readonly PlacedStep[] => placesOf(design).steps

function stepNumber([id, part, detail, group]: string[], design: MapDesign): NumberDefinition | undefined {
  const { steps, indexOf } = placesOf(design)
  const index = indexOf.get(id ?? '') ?? -1
  const found = steps[index]
  if (!found || !part) return undefined
  const { name } = found.step
  if (part === 'channel') {
    if (!channels.includes(detail as Channel)) return undefined
    return plain(
      `used ${detail} at ${name}`,
      codesOf('channelAt', index + 1, channelIndex(detail as Channel)),
    )
  }
  if (part === 'shown-by') {
    const behaviour = Behaviour.safeParse(detail).data
    if (!behaviour) return undefined
    return plain(
      `${behaviourTitles[behaviour]} at ${name}`,
      codesOf('shownBy', index + 1, codeOfBehaviour(behaviour)),
    )
  }
  if (part === 'answers') {
    const scale = scales.indexOf(detail as Scale)
    if (scale < 1) return undefined
    if (group === undefined)
      return plain(`answered ${detail} at ${name}`, codesOf('answer', index + 1, scale))
    const range = detail === 'nps' ? answerGroups[group] : undefined
    return range && plain(`${group} at ${name}`, range(index + 1))
  }
  if (!Object.hasOwn(stepNumbers, part)) return undefined
  return stepNumbers[part as StepPart](index + 1, { stage: found.stage, stages: design.stages.length, name })
}

function moveNumber([from, to]: string[], design: MapDesign): NumberDefinition | undefined {
  const { steps, indexOf } = placesOf(design)
  const a = indexOf.get(from ?? '') ?? -1
  const b = indexOf.get(to ?? '') ?? -1
  const [first, second] = [steps[a], steps[b]]
  if (!first || !second) return undefined
  return plain(`went from ${first.step.name} to ${second.step.name}`, codesOf('movePair', a + 1, b + 1))
}
