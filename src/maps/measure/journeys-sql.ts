/** The one definition of a journey in SQL, and of everything it contributes to a measured map. */
import {
  type CodeKind,
  codeKind,
  type KindOfNow,
  kindsOfNow,
} from '../../journey/measure/contribution-code.ts'
import { isMentioned, positionOfAmount } from '../packed-amount.ts'
import {
  laneOfReading,
  positionOfReading,
  rawOfReading,
  scaleOfReading,
  scoreOfReading,
} from '../packed-reading.ts'
import { foundReadings, readsContacts } from './behaviour-sql.ts'
import { allRows, type JourneyRows, narrowed } from './journey-rows.ts'
import { channelOf, positionOf, stepOf, table, timeOf } from './packed-event.ts'
import type { Plan } from './plan.ts'
import {
  behaviourHere,
  leastHere,
  packedHere,
  placeHere,
  rankHere,
  restOfReading,
  scoreHere,
  stepBits,
  stepHere,
} from './reading-here.ts'

const before = (array: string): string => `arrayPopBack(arrayPushFront(${array}, 0))`

/** Log-scale bucket of a number of seconds; the same as bucketOf in journey/statistics/log-histogram.ts. */
export const bucketOf = (seconds: string): string =>
  `least(511, if(${seconds} < 1, 0, 1 + toUInt64(floor(log(${seconds}) * ${1 / Math.log(1.0408)}))))`

const codeSql = (kind: CodeKind, a: string, b = '0', c = '0'): string => {
  const parts = [
    `${codeKind[kind] * 2 ** 27}`,
    a === '0' ? '' : `(${a}) * 262144`,
    b === '0' ? '' : `(${b}) * 512`,
    c === '0' ? '' : `(${c})`,
  ].filter(Boolean)
  return `toUInt32(${parts.join(' + ')})`
}

/**
 * One row per journey: customer, object, sign, j (packed events in order), and the arrays of readings and money.
 * Bind the parameters of the plan and of the rows.
 */
export function journeysSql(plan: Plan, rows: JourneyRows = allRows): string {
  const asOf = plan.filtered.asOf ? ` AND ${timeOf('x')} <= {asOf:UInt32}` : ''
  const events = `arrayFilter(x -> x >= 36028797018963968${asOf},
    arrayMap((t, a, i) -> (${table('lookup', 'UInt64')})[t + 1] + bitShiftLeft(toUInt64(least(i, 262143)), 32) + a, tp, at, arrayEnumerate(tp)))`
  const source = `FROM ${rows.from} WHERE (${rows.where}) AND (${plan.where.sql})`
  const columns =
    'customer, object, sign, traits, user_id, readings, contacts, v_packed, v_minor, v_counted, v_currency, tp, at AS row_at'
  const split = plan.restart
    ? `arraySplit((x, p) -> (${endsAt(plan, 'p')}) OR ${timeOf('x')} > ${timeOf('p')} + {inactivity:UInt32}, ev, ${before('ev')})`
    : '[ev]'
  const started = plan.hasStart
    ? `arrayMap(s -> arrayFilter((x, c) -> c > 0, s, arrayCumSum(x -> (${table('isStart')})[${stepOf('x')} + 1], s)), ${split})`
    : split
  const journeys = hasRuns(plan)
    ? `SELECT * EXCEPT ev, arrayJoin(${started}) AS j FROM (SELECT ${columns}, ${events} AS ev ${source})`
    : `SELECT ${columns}, ${events} AS j ${source}`
  const period = plan.filtered.period
    ? ` AND ${timeOf('j[1]')} >= {from:UInt32} AND ${timeOf('j[1]')} < {to:UInt32}`
    : ''
  return `SELECT * FROM (${journeys}) WHERE notEmpty(j)${period}`
}

const endsAt = (plan: Plan, event: string): string =>
  plan.hasEnd
    ? `(${table('isEnd')})[${stepOf(event)} + 1] = 1`
    : `(${table('stageOf')})[${stepOf(event)} + 1] = {stages:UInt8}`

/** Named expressions over a row; a later one may use the names of earlier ones. */
type Definitions = Record<string, string>

/**
 * Adds the definitions to the rows, one nested SELECT per depth of dependence. In one flat SELECT the engine would
 * write every name out in full, and reading the query would take longer than answering it.
 */
function layered(source: string, definitions: Definitions): string {
  const depth = new Map<string, number>()
  for (const [name, sql] of Object.entries(definitions)) {
    const used = [...depth].filter(([other]) => new RegExp(`\\b${other}\\b`).test(sql)).map(([, at]) => at)
    depth.set(name, 1 + Math.max(0, ...used))
  }
  const deepest = Math.max(0, ...depth.values())
  let rows = source
  for (let layer = 1; layer <= deepest; layer++) {
    const here = Object.entries(definitions).filter(([name]) => depth.get(name) === layer)
    rows = `SELECT *, ${here.map(([name, sql]) => `${sql} AS ${name}`).join(',\n')} FROM (${rows})`
  }
  return rows
}

/** Facts of a journey that stay true until something happens. */
const lastingFacts = (plan: Plan): Definitions => ({
  c: `arrayFilter((x, p) -> ${stepOf('x')} != ${stepOf('p')}, j, ${before('j')})`,
  cs: `arrayMap(x -> toUInt16(${stepOf('x')}), c)`,
  sg: `arrayMap(s -> (${table('stageOf')})[s + 1], cs)`,
  furthest: 'arrayMax(sg)',
  started: `toUInt32(${timeOf('j[1]')})`,
  last: `toUInt32(${timeOf('j[-1]')})`,
  end_index: `arrayFirstIndex(x -> ${endsAt(plan, 'x')}, c)`,
  finished: `if(end_index > 0, toUInt32(${timeOf('c[end_index]')}), 0)`,
  stage: 'sg[-1]',
  step: 'cs[-1]',
  step_since: `toUInt32(${timeOf('c[-1]')})`,
  visits_done: 'toUInt32(length(c))',
})

/** Facts that change with time alone: an open journey becomes one that was left. */
const factsOfNow: Definitions = {
  state: 'multiIf(finished > 0, 1, last + {inactivity:UInt32} >= {asOf:UInt32}, 0, 2)',
  seen: 'if(state = 0, greatest({asOf:UInt32}, last), last)',
}

const distinctPacked = (items: string, shift: number): string =>
  `arrayFilter((x, p) -> bitShiftRight(x, ${shift}) != bitShiftRight(p, ${shift}), ${items}, ${before(items)})`

/** The step at a position of the row, or 0 when it lies outside this journey or the map. */
const stepAt = (position: string): string =>
  `if(${position} >= first_pos AND ${position} <= last_pos, bitShiftRight((${table('lookup', 'UInt64')})[tp[${position}] + 1], 55), 0)`

const givenReadings = `arrayMap(r -> ${packedHere(
  stepAt(positionOfReading('r')),
  positionOfReading('r'),
  restOfReading('r'),
)}, readings)`

/** What the contributions are made of. */
const work = (plan: Plan): Definitions => ({
  ...(readsContacts(plan) ? { contacts_sorted: 'arraySort(contacts)' } : {}),
  steps_done: 'arrayDistinct(cs)',
  visits: 'arrayFilter((x, g, p) -> g != p, c, sg, arrayPopBack(arrayPushFront(sg, 0)))',
  visit_stage: `arrayMap(x -> (${table('stageOf')})[${stepOf('x')} + 1], visits)`,
  stage_since: `toUInt32(${timeOf('visits[-1]')})`,
  moves: `arrayMap((a, b) -> ${codeSql('move', stepOf('a'), stepOf('b'), bucketOf(`${timeOf('b')} - ${timeOf('a')}`))},
    arrayPopBack(c), arrayPopFront(c))`,
  first_pos: positionOf('j[1]'),
  last_pos: positionOf('j[-1]'),
  readings_here: `arrayFilter(x -> x >= ${leastHere}, arrayConcat(${[givenReadings, ...foundReadings(plan, stepAt)].join(',\n')}))`,
  readings_ranked: 'arrayReverseSort(readings_here)',
  reading_per_step: distinctPacked('readings_ranked', stepBits),
  peak: `arrayMax(arrayMap(x -> bitShiftLeft(toUInt64(abs(toInt32(${scoreHere('x')}) - 200)), 50)
    + ${lateFirst}, readings_here))`,
  final: `arrayMax(arrayMap(x -> ${lateFirst}, readings_here))`,
  answers: `arrayReverseSort(arrayFilter(x -> x >= 1099511627776 AND bitAnd(bitShiftRight(x, 36), 15) > 0, arrayMap(r ->
    bitShiftLeft(${stepAt(positionOfReading('r'))}, 40) + bitShiftLeft(toUInt64(${scaleOfReading('r')}), 36)
    + least(${positionOfReading('r')}, 268435455) * 256 + ${rawOfReading('r')}, readings)))`,
  answer_per_scale: distinctPacked('answers', 36),
  // Step << 1 | whether the amount is only mentioned.
  amounts_at: `arrayDistinct(arrayFilter(x -> x > 1, arrayMap((p, v) -> if(v != 0 OR ${isMentioned('p')},
    2 * ${stepAt(positionOfAmount('p'))} + (${isMentioned('p')}), 0), v_packed, v_counted)))`,
})

/** Place of a reading << 9 | its step. */
const lateFirst = `(bitShiftLeft(${placeHere('x')}, 9) + ${stepHere('x')})`
const scoreOf = (packed: string): string => scoreHere(`bitShiftRight(${packed}, 9)`)
const lowStep = (packed: string): string => `bitAnd(${packed}, 511)`

/** Every journey carries exactly one code of each of these kinds. */
const codesOfNow: Record<KindOfNow, string> = {
  journey: codeSql('journey', 'state', '0', bucketOf('(if(finished > 0, finished, seen) - started)')),
  furthest: codeSql('furthest', 'furthest', 'state'),
  stageLast: codeSql('stageLast', 'stage', 'state', bucketOf('(seen - stage_since)')),
  stepLast: codeSql('stepLast', 'step', 'state', bucketOf('(seen - step_since)')),
}
const contributionsOfNow = `[${Object.values(codesOfNow).join(',\n')}]`

/** The column of a stored journey that holds its code of this kind. */
export const columnOfNow = (kind: KindOfNow): string => `code_of_${kind}`

const lastingContributions = [
  `arrayMap(g -> ${codeSql('stageDid', 'g', 'if(g < furthest, 1, 0)')}, arrayDistinct(visit_stage))`,
  `if(length(visit_stage) < 3, [], arrayMap(g -> ${codeSql('stageAgain', 'g')},
    arrayDistinct(arrayFilter((g, n) -> n > 1, visit_stage, arrayEnumerateUniq(visit_stage)))))`,
  `arrayDistinct(arrayFilter(x -> x > 0, arrayMap((g, n) -> if(n < g, ${codeSql('stageBack', 'g')}, 0),
    arrayPopBack(visit_stage), arrayPopFront(visit_stage))))`,
  `arrayMap((a, b, g, n) -> ${codeSql('stageVisit', 'g', 'if(n > g, 1, 2)', bucketOf(`(${timeOf('b')} - ${timeOf('a')})`))},
    arrayPopBack(visits), arrayPopFront(visits), arrayPopBack(visit_stage), arrayPopFront(visit_stage))`,
  `arrayMap(s -> ${codeSql('stepReached', 's', `if((${table('stageOf')})[s + 1] < furthest, 1, 0)`)}, steps_done)`,
  `if(length(cs) = length(steps_done), [], arrayMap(s -> ${codeSql('stepAgain', 's')},
    arrayDistinct(arrayFilter((s, n) -> n > 1, cs, arrayEnumerateUniq(cs)))))`,
  `if(length(j) = length(c), [], arrayMap(s -> ${codeSql('stepRepeated', 's')},
    arrayDistinct(arrayMap(x -> ${stepOf('x')}, arrayFilter((x, p) -> ${stepOf('x')} = ${stepOf('p')}, j, ${before('j')})))))`,
  'moves',
  `arrayDistinct(arrayMap(m -> toUInt32(bitAnd(m, 4294966784) + ${2 ** 27}), moves))`,
  `arrayMap(x -> ${codeSql('emotion', stepHere('x'), `(3 - ${rankHere('x')})`, scoreHere('x'))}, reading_per_step)`,
  `arrayMap(x -> ${codeSql('shownBy', stepHere('x'), behaviourHere('x'))}, arrayFilter(x -> ${rankHere('x')} = 0, reading_per_step))`,
  `if(empty(readings_here), [], [${codeSql('peak', lowStep('peak'), '0', scoreOf('peak'))},
    ${codeSql('end', lowStep('final'), '0', scoreOf('final'))},
    ${codeSql('peakEnd', '0', '0', `intDiv(${scoreOf('peak')} + ${scoreOf('final')}, 2)`)}])`,
  `arrayMap(x -> ${codeSql('answer', 'bitShiftRight(x, 40)', 'bitAnd(bitShiftRight(x, 36), 15)', 'bitAnd(x, 255)')}, answer_per_scale)`,
  `arrayMap(x -> if(bitAnd(x, 1) = 1, ${codeSql('mentionedAt', 'intDiv(x, 2)')}, ${codeSql('valueAt', 'intDiv(x, 2)')}), amounts_at)`,
  `arrayDistinct(arrayMap(x -> ${codeSql('channelAt', stepOf('x'), channelOf('x'))}, j))`,
]

/** Journeys with the facts that say where each stands; `rows` chooses journey rows. */
export const journeysWithFacts = (plan: Plan, rows: JourneyRows = allRows): string =>
  layered(journeysSql(plan, rows), { ...lastingFacts(plan), ...factsOfNow })

const lasting = `arrayConcat(${lastingContributions.join(',\n')})`

/** Journeys with everything they contribute that does not depend on "now", as an array of codes. */
export const journeysToStore = (plan: Plan, rows: JourneyRows = allRows): string =>
  layered(journeysSql(plan, rows), { ...lastingFacts(plan), ...work(plan), lasting })

const codes = `arrayConcat(${contributionsOfNow}, lasting)`

/** Journeys with all their contributions; see journey/measure/contribution-code.ts for the alphabet. */
export const journeysWithCodes = (plan: Plan, rows: JourneyRows = allRows): string =>
  layered(journeysSql(plan, rows), { ...lastingFacts(plan), ...work(plan), ...factsOfNow, lasting, codes })

const startedInPeriod = ({ filtered }: Plan, started = 'started'): string =>
  filtered.period ? `${started} >= {from:UInt32} AND ${started} < {to:UInt32}` : '1'

/** Whether a customer or object can have several journeys, stored in one row. */
export const hasRuns = ({ restart, hasStart }: Plan): boolean => restart || hasStart

/** Where stored journeys are read from: all of a plan, or a round's as they were and as they are. */
export type StoredRows = { from: string; where: string }

export const allStored: StoredRows = { from: 'map_journeys FINAL', where: '1' }
export const storedOfRound: StoredRows = { from: 'map_journeys_round', where: 'round = {round:UInt64}' }

/** The numbers kept of each run, in their order in `runs`. */
export const runFacts = [
  'started',
  'last',
  'finished',
  'furthest',
  'stage',
  'stage_since',
  'step',
  'step_since',
  'visits_done',
]

const runPlaces = `range(0, length(runs), ${runFacts.length})`
/** What is kept of the run at `place`. */
const runCodes = `lasting[intDiv(place, ${runFacts.length}) + 1]`

/** One row for each stored run, with its facts and `columns`. */
const storedRuns = (plan: Plan, { from, where }: StoredRows, columns: readonly string[]): string => {
  const facts = runFacts.map((fact, index) => `runs[place + ${index + 1}] AS ${fact}`)
  // Where there is one run each, nothing needs to be taken apart.
  const place = hasRuns(plan) ? `arrayJoin(${runPlaces})` : '0'
  return `SELECT ${[...facts, ...columns].join(', ')} FROM (SELECT *, ${place} AS place FROM ${from})
    WHERE plan = {planKey:UInt64} AND (${where}) AND ${startedInPeriod(plan)}`
}

/** The journeys that are stored, one a row: a column for each code of now, and those kept (`run_codes`). */
export const storedJourneysSql = (plan: Plan): string => {
  // Flattening an array of one array is cheaper than taking the element out.
  const kept = hasRuns(plan) ? runCodes : 'arrayFlatten(lasting)'
  const codes = kindsOfNow.map((kind) => [columnOfNow(kind), codesOfNow[kind]])
  return layered(storedRuns(plan, allStored, ['customer', 'object', `${kept} AS run_codes`]), {
    ...factsOfNow,
    ...Object.fromEntries(codes),
  })
}

/** Every code of what is stored, one a row: as stored, and those of now; with `also`, a column of the stored rows. */
export const storedCodesSql = (plan: Plan, rows: StoredRows, also?: string): string => {
  const more = also ? [also] : []
  const run = `${runCodes} AS run`
  const kept = plan.filtered.period
    ? `SELECT ${['arrayJoin(run) AS code', ...more].join(', ')} FROM (${storedRuns(plan, rows, [run, ...more])})`
    : `SELECT ${['arrayJoin(arrayFlatten(lasting)) AS code', ...more].join(', ')} FROM ${rows.from}
      WHERE plan = {planKey:UInt64} AND (${rows.where})`
  const now = layered(storedRuns(plan, rows, more), factsOfNow)
  return `${kept} UNION ALL SELECT ${[`arrayJoin(${contributionsOfNow}) AS code`, ...more].join(', ')} FROM (${now})`
}

/** Stored journeys that have a run in the period. */
export const storedInPeriod = (plan: Plan, { from, where }: StoredRows): string =>
  `FROM ${from} WHERE plan = {planKey:UInt64} AND (${where}) AND arrayExists(place -> ${startedInPeriod(plan, 'runs[place + 1]')}, ${runPlaces})`

/** Revenue, and amounts only mentioned, at each step, by currency, in minor units. */
export const moneySql = (plan: Plan, rows: JourneyRows = allRows): string => `
  SELECT toUInt32(m.1) AS step, m.2 AS currency, toUInt8(m.3) AS mentioned, sum(m.4 * sign) AS minor FROM (
    SELECT sign, arrayJoin(arrayFilter(m -> m.1 > 0 AND m.4 != 0, arrayMap((p, x, c, v, counted) -> (
      if(p >= ${positionOf('j[1]')} AND p <= ${positionOf('j[-1]')}, bitShiftRight((${table('lookup', 'UInt64')})[tp[p] + 1], 55), 0),
      c, ${isMentioned('x')}, if(${isMentioned('x')}, v, counted)),
      arrayMap(x -> ${positionOfAmount('x')}, v_packed), v_packed, v_currency, v_minor, v_counted))) AS m
    FROM (${journeysSql(plan, narrowed(rows, 'notEmpty(v_packed)'))}))
  GROUP BY step, currency, mentioned`

/** Readings with the words behind them are found by time; this names where each reading stands. */
export const readingsSql = (plan: Plan, rows: JourneyRows = allRows): string => {
  const chosen = narrowed(rows, 'notEmpty(readings)')
  const wholeRow = !plan.restart && !plan.hasStart && !plan.filtered.period && !plan.filtered.asOf
  // Where a journey is the whole row, its limits need not be worked out.
  const source = wholeRow
    ? `SELECT *, at AS row_at FROM ${chosen.from} WHERE (${chosen.where}) AND (${plan.where.sql})`
    : journeysSql(plan, chosen)
  const inside = wholeRow ? '1' : `p >= ${positionOf('j[1]')} AND p <= ${positionOf('j[-1]')}`
  return `
  SELECT customer, toUInt32(bitShiftRight((${table('lookup', 'UInt64')})[tp[p] + 1], 55)) AS step, row_at[p] AS at, ${laneOfReading('reading')} AS lane, ${scoreOfReading('reading')} AS score, tp[p] AS touchpoint
  FROM (SELECT *, arrayJoin(readings) AS reading, ${positionOfReading('reading')} AS p FROM (${source}))
  WHERE ${inside} AND step > 0`
}
