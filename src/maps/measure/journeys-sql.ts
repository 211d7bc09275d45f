/** The one definition of a journey in SQL, and of everything it contributes to a measured map. */
import { type CodeKind, codeKind } from '../../journey/measure/contribution-code.ts'
import type { Plan } from './plan.ts'

// An event is packed as step (9 bits) << 55 | channel (5) << 50 | position in the row (18) << 32 | seconds (32).
const stepOf = (event: string): string => `bitShiftRight(${event}, 55)`
const channelOf = (event: string): string => `bitAnd(bitShiftRight(${event}, 50), 31)`
const positionOf = (event: string): string => `bitAnd(bitShiftRight(${event}, 32), 262143)`
const timeOf = (event: string): string => `bitAnd(${event}, 4294967295)`
const before = (array: string): string => `arrayPopBack(arrayPushFront(${array}, 0))`
/** An array of numbers as UInt64, since bound arrays of small numbers would narrow the arithmetic. */
const table = (name: string): string => `{${name}:Array(UInt64)}`

/** Log-scale bucket of a number of seconds; the same as bucketOf in journey/statistics/log-histogram.ts. */
const bucketOf = (seconds: string): string =>
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
 * One row per journey: customer, object, j (packed events in order), and the arrays of readings and money.
 * `rows` chooses the journey rows, e.g. only some customers.
 */
export function journeysSql(plan: Plan, rows = '1'): string {
  const asOf = plan.filtered.asOf ? ` AND ${timeOf('x')} <= {asOf:UInt32}` : ''
  const events = `arrayFilter(x -> x >= 36028797018963968${asOf},
    arrayMap((t, a, i) -> (${table('lookup')})[t + 1] + bitShiftLeft(toUInt64(least(i, 262143)), 32) + a, tp, at, arrayEnumerate(tp)))`
  const source = `FROM journeys FINAL
  WHERE follow = {follow:UInt8} AND (${rows}) AND (${plan.where.sql})`
  const columns =
    'customer, object, traits, user_id, s_pos, s_lane, s_score, s_scale, s_raw, v_pos, v_minor, v_currency, tp, at AS row_at'
  const split = plan.restart
    ? `arraySplit((x, p) -> (${endsAt(plan, 'p')}) OR ${timeOf('x')} > ${timeOf('p')} + {inactivity:UInt32}, ev, ${before('ev')})`
    : '[ev]'
  const started = plan.hasStart
    ? `arrayMap(s -> arrayFilter((x, c) -> c > 0, s, arrayCumSum(x -> (${table('isStart')})[${stepOf('x')} + 1], s)), ${split})`
    : split
  const journeys =
    plan.restart || plan.hasStart
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
    : `(${table('stageOf')})[${stepOf(event)} + 1] = {stages:UInt64}`

/** The facts of a journey that several contributions and the drill-down share. */
export function factsSql(plan: Plan): string {
  return `
    arrayFilter((x, p) -> ${stepOf('x')} != ${stepOf('p')}, j, ${before('j')}) AS c,
    arrayMap(x -> ${stepOf('x')}, c) AS cs,
    arrayMap(s -> (${table('stageOf')})[s + 1], cs) AS sg,
    arrayMax(sg) AS furthest,
    ${timeOf('j[1]')} AS started,
    ${timeOf('j[-1]')} AS last,
    arrayFirstIndex(x -> ${endsAt(plan, 'x')}, c) AS end_index,
    multiIf(end_index > 0, 1, last + {inactivity:UInt32} >= {asOf:UInt32}, 0, 2) AS state,
    if(state = 0, greatest({asOf:UInt32}, last), last) AS seen`
}

/** All contributions of a journey as an array of codes; see journey/measure/contribution-code.ts for the alphabet. */
export function codesSql(): string {
  return `arrayConcat(${contributions.join(',\n')})`
}

const distinctPacked = (items: string, shift: number): string =>
  `arrayFilter((x, p) -> bitShiftRight(x, ${shift}) != bitShiftRight(p, ${shift}), ${items}, ${before(items)})`

/** Names used by `contributions`, in order of dependence. */
export function workSql(): string {
  return `
    arrayDistinct(cs) AS steps_done,
    arrayFilter((x, g, p) -> g != p, c, sg, arrayPopBack(arrayPushFront(sg, 0))) AS visits,
    arrayMap(x -> (${table('stageOf')})[${stepOf('x')} + 1], visits) AS visit_stage,
    arrayMap((a, b) -> ${codeSql('move', stepOf('a'), stepOf('b'), bucketOf(`${timeOf('b')} - ${timeOf('a')}`))},
      arrayPopBack(c), arrayPopFront(c)) AS moves,
    ${positionOf('j[1]')} AS first_pos,
    ${positionOf('j[-1]')} AS last_pos,
    arrayFilter(x -> x >= 8589934592, arrayMap((p, l, s) ->
      if(p >= first_pos AND p <= last_pos, bitShiftLeft(bitShiftRight((${table('lookup')})[tp[p] + 1], 55), 33), 0)
        + (3 - l) * 1073741824 + least(p, 1048575) * 1024 + (s + 200), s_pos, s_lane, s_score)) AS readings,
    if(empty(readings), [], arrayReverseSort(readings)) AS readings_ranked,
    ${distinctPacked('readings_ranked', 33)} AS reading_per_step,
    if(empty(readings), 0, arrayReverseSort(x -> (abs(toInt32(bitAnd(x, 1023)) - 200), bitAnd(x, 1073741823)), readings)[1]) AS peak,
    if(empty(readings), 0, arrayReverseSort(x -> bitAnd(x, 1073741823), readings)[1]) AS final,
    if(empty(s_pos), [], arrayReverseSort(arrayFilter(x -> x >= 1099511627776 AND bitAnd(bitShiftRight(x, 36), 15) > 0, arrayMap((p, k, r) ->
      if(p >= first_pos AND p <= last_pos, bitShiftLeft(bitShiftRight((${table('lookup')})[tp[p] + 1], 55), 40), 0)
        + bitShiftLeft(toUInt64(k), 36) + least(p, 268435455) * 256 + r, s_pos, s_scale, s_raw)))) AS answers`
}

const contributions = [
  `[${codeSql('journey', 'state', '0', bucketOf(`if(end_index > 0, ${timeOf('c[end_index]')}, seen) - started`))},
    ${codeSql('furthest', 'furthest', 'state')},
    ${codeSql('stageLast', 'visit_stage[-1]', 'state', bucketOf(`seen - ${timeOf('visits[-1]')}`))},
    ${codeSql('stepLast', 'cs[-1]', 'state', bucketOf(`seen - ${timeOf('c[-1]')}`))}]`,
  `arrayMap(g -> ${codeSql('stageDid', 'g', 'if(g < furthest, 1, 0)')}, arrayDistinct(visit_stage))`,
  `if(length(visit_stage) < 3, [], arrayMap(g -> ${codeSql('stageAgain', 'g')},
    arrayDistinct(arrayFilter((g, n) -> n > 1, visit_stage, arrayEnumerateUniq(visit_stage)))))`,
  `arrayDistinct(arrayMap((g, n) -> ${codeSql('stageBack', 'g')},
    arrayFilter((g, n) -> n < g, arrayPopBack(visit_stage), arrayPopFront(visit_stage)) AS back_from, back_from))`,
  `arrayMap((a, b, g, n) -> ${codeSql('stageVisit', 'g', 'if(n > g, 1, 2)', bucketOf(`${timeOf('b')} - ${timeOf('a')}`))},
    arrayPopBack(visits), arrayPopFront(visits), arrayPopBack(visit_stage), arrayPopFront(visit_stage))`,
  `arrayMap(s -> ${codeSql('stepReached', 's', `if((${table('stageOf')})[s + 1] < furthest, 1, 0)`)}, steps_done)`,
  `if(length(cs) = length(steps_done), [], arrayMap(s -> ${codeSql('stepAgain', 's')},
    arrayDistinct(arrayFilter((s, n) -> n > 1, cs, arrayEnumerateUniq(cs)))))`,
  `if(length(j) = length(c), [], arrayMap(s -> ${codeSql('stepRepeated', 's')},
    arrayDistinct(arrayMap(x -> ${stepOf('x')}, arrayFilter((x, p) -> ${stepOf('x')} = ${stepOf('p')}, j, ${before('j')})))))`,
  'moves',
  `arrayDistinct(arrayMap(m -> toUInt32(bitAnd(m, 4294966784) + ${2 ** 27}), moves))`,
  `arrayMap(x -> ${codeSql('emotion', 'bitShiftRight(x, 33)', '3 - bitAnd(bitShiftRight(x, 30), 3)', 'bitAnd(x, 1023)')}, reading_per_step)`,
  `if(empty(readings), [], [${codeSql('peak', 'bitShiftRight(peak, 33)', '0', 'bitAnd(peak, 1023)')},
    ${codeSql('end', 'bitShiftRight(final, 33)', '0', 'bitAnd(final, 1023)')},
    ${codeSql('peakEnd', '0', '0', 'intDiv(bitAnd(peak, 1023) + bitAnd(final, 1023), 2)')}])`,
  `arrayMap(x -> ${codeSql('answer', 'bitShiftRight(x, 40)', 'bitAnd(bitShiftRight(x, 36), 15)', 'bitAnd(x, 255)')},
    ${distinctPacked('answers', 36)})`,
  `if(empty(v_pos), [], arrayMap(s -> ${codeSql('valueAt', 's')}, arrayFilter(s -> s > 0, arrayDistinct(arrayMap(p ->
    if(p >= first_pos AND p <= last_pos, bitShiftRight((${table('lookup')})[tp[p] + 1], 55), 0), v_pos)))))`,
  `arrayDistinct(arrayMap(x -> ${codeSql('channelAt', stepOf('x'), channelOf('x'))}, j))`,
]

/** Money that moved at each step, by currency, in minor units. */
export const moneySql = (plan: Plan, rows = '1'): string => `
  SELECT toUInt32(m.1) AS step, m.2 AS currency, sum(m.3) AS minor FROM (
    SELECT arrayJoin(arrayFilter(m -> m.1 > 0, arrayMap((p, c, v) -> (
      if(p >= ${positionOf('j[1]')} AND p <= ${positionOf('j[-1]')}, bitShiftRight((${table('lookup')})[tp[p] + 1], 55), 0), c, v),
      v_pos, v_currency, v_minor))) AS m
    FROM (${journeysSql(plan, `(${rows}) AND notEmpty(v_pos)`)}))
  GROUP BY step, currency`

/** Readings with the words behind them are found by time; this names where each reading stands. */
export const readingsSql = (plan: Plan, rows = '1'): string => `
  SELECT customer, toUInt32(bitShiftRight((${table('lookup')})[tp[p] + 1], 55)) AS step, row_at[p] AS at, l AS lane, s AS score, tp[p] AS touchpoint
  FROM (${journeysSql(plan, `(${rows}) AND notEmpty(s_pos)`)})
  ARRAY JOIN s_pos AS p, s_lane AS l, s_score AS s
  WHERE p >= ${positionOf('j[1]')} AND p <= ${positionOf('j[-1]')} AND step > 0`
