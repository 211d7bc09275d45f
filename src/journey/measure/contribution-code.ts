/** The alphabet of a measured map: every number is a count of journeys (or moves) that carry a code. */

/**
 * What a journey contributes. A code packs kind (5 bits) | a (9) | b (9) | c (9) into 32 bits.
 * Kinds marked "once" occur at most once per journey and (a, b), so counting codes counts journeys.
 */
export const codeKind = {
  /** once. a = state, c = time bucket from start to completion (or to the last sight). */
  journey: 0,
  /** once. a = furthest stage, b = state. */
  furthest: 1,
  /** once per stage. a = stage visited, b = 1 if a later stage was reached as well. */
  stageDid: 2,
  /** once per stage. a = stage entered more than once. */
  stageAgain: 3,
  /** once per stage. a = stage from which the journey moved back. */
  stageBack: 4,
  /** every finished visit of a stage. a = stage, b = 1 onward or 2 back, c = time bucket of the visit. */
  stageVisit: 5,
  /** once. a = stage of the last step, b = state, c = time bucket since it was entered. */
  stageLast: 6,
  /** once per step. a = step, b = 1 if a later stage was reached as well. */
  stepReached: 7,
  /** once per step. a = step entered more than once. */
  stepAgain: 8,
  /** once per step. a = step done twice or more in a row. */
  stepRepeated: 9,
  /** once. a = last step, b = state, c = time bucket since it was entered. */
  stepLast: 10,
  /** every move. a = from, b = to, c = time bucket of the gap. */
  move: 11,
  /** once per pair. a = from, b = to. */
  movePair: 12,
  /** once per step. a = step, b = lane (1 said, 2 read, 3 shown), c = score in hundredths + 200. */
  emotion: 13,
  /** once. a = step, c = score + 200 of the most intense reading. */
  peak: 14,
  /** once. a = step, c = score + 200 of the last reading. */
  end: 15,
  /** once. c = (most intense + last) / 2 + 200. */
  peakEnd: 16,
  /** once per step and scale. a = step, b = scale, c = the answer as given. */
  answer: 17,
  /** once per step. a = step with revenue, won or given back. */
  valueAt: 18,
  /** once per step and channel. a = step, b = channel. */
  channelAt: 19,
  /** once per step. a = step where the reading that counts was shown, b = the behaviour behind it. */
  shownBy: 20,
  /** once per step. a = step with an amount that is no revenue. */
  mentionedAt: 21,
} as const
export type CodeKind = keyof typeof codeKind

const journeyStates = ['open', 'completed', 'left'] as const
export type JourneyState = (typeof journeyStates)[number]
export const stateName = (index: number): JourneyState => journeyStates[index] ?? 'open'
export const stateIndex = { open: 0, completed: 1, left: 2 } as const

/** Codes from `low` to `high`, both included; all of one kind. */
export type CodeRange = { low: number; high: number }

const size = { kind: 2 ** 27, a: 2 ** 18, b: 2 ** 9 }

/** Kinds that change with time alone, as an open journey becomes one that was left: one code of each per journey. */
export const kindsOfNow = ['journey', 'furthest', 'stageLast', 'stepLast'] as const
export type KindOfNow = (typeof kindsOfNow)[number]

/** The kind of now that a range lies in; undefined where its codes last. */
export const kindOfNow = ({ low }: CodeRange): KindOfNow | undefined =>
  kindsOfNow.find((kind) => codeKind[kind] === Math.floor(low / size.kind))

export const code = (kind: CodeKind, a = 0, b = 0, c = 0): number =>
  codeKind[kind] * size.kind + a * size.a + b * size.b + c

/** All codes of a kind, or of a kind with the given a (and b). */
export function codesOf(kind: CodeKind, a?: number, b?: number): CodeRange {
  const low = code(kind, a ?? 0, b ?? 0)
  const span = a === undefined ? size.kind : b === undefined ? size.a : size.b
  return { low, high: low + span - 1 }
}

/** All codes of a kind whose a lies in from..to. */
export const codesBetween = (kind: CodeKind, from: number, to: number): CodeRange => ({
  low: code(kind, from),
  high: code(kind, to + 1) - 1,
})

export const partsOf = (value: number): { a: number; b: number; c: number } => ({
  a: Math.floor(value / size.a) % 512,
  b: Math.floor(value / size.b) % 512,
  c: value % 512,
})
