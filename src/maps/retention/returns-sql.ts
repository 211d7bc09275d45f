/** Who came in which day, week or month, and in which later ones again, in SQL: what `journey/retention/cohorts.ts` says. */
import { unitOf, unitSql } from '../../journey/retention/cohorts.ts'
import { type Followed, followedObjects } from '../../model/customer-id.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import type { RetentionUnit } from '../../model/retention.ts'
import type { Sql } from '../flow-sql.ts'
import { marksOf, secondsOr } from '../funnel/attempts-sql.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { segmentCondition } from '../measure/segment-condition.ts'

export type RetentionPlan = {
  follow: Followed
  comes: readonly number[]
  returns: readonly number[]
  unit: RetentionUnit
  filter: MeasureFilter
  /** In seconds since 1970. */
  now: number
}

/** Columns: customer, object, cohort, periods (in which it came back), started, last. */
export function returnsSql(
  { follow, comes, returns, unit, filter, now }: RetentionPlan,
  touchpoints: TouchpointTable,
): Sql {
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  const marks = marksOf([{ touchpoints: comes }, { touchpoints: returns }], filter, touchpoints)
  const rows = `SELECT customer, object, at, arrayMap(t -> ({marks:Array(UInt32)})[t + 1], tp) AS marks FROM journeys FINAL
    WHERE follow = {follow:UInt8} AND (${segment.sql}) AND arrayExists(m -> bitTest(m, 0), marks)`
  const entered = `SELECT *, arrayFirst((t, m) -> bitTest(m, 0) AND t >= {from:UInt32} AND t < {to:UInt32} AND t <= {now:UInt32}, at, marks) AS started
    FROM (${rows})`
  const cohorts = `SELECT *, ${unitSql('started', unit)} AS cohort,
      arrayFilter((t, m) -> bitTest(m, 1) AND t > started AND t <= {now:UInt32}, at, marks) AS again
    FROM (${entered}) WHERE started > 0`
  return {
    sql: `SELECT customer, object, cohort, started, if(empty(again), started, again[-1]) AS last,
        arrayDistinct(arrayFilter(x -> x > 0, arrayMap(t -> ${unitSql('t', unit)} - cohort, again))) AS periods
      FROM (${cohorts})`,
    params: {
      follow: followedObjects.indexOf(follow),
      marks,
      from: secondsOr(filter.from, 0),
      to: secondsOr(filter.to, 2 ** 32 - 1),
      now,
      unitNow: unitOf(now, unit),
      ...segment.params,
    },
  }
}

/** Rows of cohort, kind (0 entered, 1 came back in the period, 2 came back last in it), period and n. */
export const returnCountsSql = (returns: string): string => `
  SELECT cohort, toUInt8(c.1) AS kind, toInt32(c.2) AS period, toUInt32(count()) AS n FROM (
    SELECT cohort, arrayJoin(arrayConcat([(0, toInt64(0))], arrayMap(x -> (1, toInt64(x)), periods),
      if(empty(periods), [], [(2, toInt64(arrayMax(periods)))]))) AS c FROM (${returns}))
  GROUP BY cohort, kind, period`
