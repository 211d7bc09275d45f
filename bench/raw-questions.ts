/** The questions of a whole map asked of raw events with window functions, as path tools do; two dialects, one meaning. */

/** `events` is (customer, happened, step, stage, lane, score, scale, raw, channel) of everything on the map. */
export type Dialect = {
  name: string
  median(value: string): string
  seconds(from: string, to: string): string
  argMax(value: string, by: string): string
  distinct(value: string): string
}

export const clickhouse: Dialect = {
  name: 'clickhouse',
  median: (value) => `quantileTDigest(0.5)(${value})`,
  seconds: (from, to) => `dateDiff('second', ${from}, ${to})`,
  argMax: (value, by) => `argMax(${value}, ${by})`,
  distinct: (value) => `uniqExact(${value})`,
}

export const duckdb: Dialect = {
  name: 'duckdb',
  median: (value) => `approx_quantile(${value}, 0.5)`,
  seconds: (from, to) => `date_diff('second', ${from}, ${to})`,
  argMax: (value, by) => `arg_max(${value}, ${by})`,
  distinct: (value) => `count(DISTINCT ${value})`,
}

/** Consecutive repeats are one visit. */
const visits = (events: string): string => `
  SELECT * FROM (SELECT *, lag(step) OVER w AS previous FROM (${events}) AS e
    WINDOW w AS (PARTITION BY customer ORDER BY happened, message)) AS v
  WHERE previous IS NULL OR previous != step`

const moves = (events: string): string => `
  SELECT *, lead(step) OVER w AS next_step, lead(stage) OVER w AS next_stage, lead(happened) OVER w AS next_at
  FROM (${visits(events)}) AS m WINDOW w AS (PARTITION BY customer ORDER BY happened, message)`

export const questions = (events: string, d: Dialect): Record<string, string> => ({
  transitions: `SELECT step AS a, next_step AS b, count(*) AS n, ${d.distinct('customer')} AS customers,
    ${d.median(d.seconds('happened', 'next_at'))} AS gap FROM (${moves(events)}) AS t WHERE next_step IS NOT NULL GROUP BY a, b ORDER BY a, b`,
  'steps reached and entered again': `SELECT step, count(*) AS customers, sum(CASE WHEN entries > 1 THEN 1 ELSE 0 END) AS again FROM (
    SELECT customer, step, count(*) AS entries FROM (${visits(events)}) AS t GROUP BY customer, step) AS s GROUP BY step ORDER BY step`,
  'furthest stage, last step and duration': `SELECT furthest, last_step, count(*) AS customers, ${d.median('duration')} AS duration FROM (
    SELECT customer, max(stage) AS furthest, ${d.argMax('step', 'happened')} AS last_step, ${d.seconds('min(happened)', 'max(happened)')} AS duration
    FROM (${events}) AS e GROUP BY customer) AS c GROUP BY furthest, last_step ORDER BY furthest, last_step`,
  'time in each stage': `SELECT stage, count(*) AS visits, ${d.median(d.seconds('happened', 'left_at'))} AS seconds,
    sum(CASE WHEN later < stage THEN 1 ELSE 0 END) AS back FROM (
      SELECT customer, stage, happened, lead(happened) OVER w AS left_at, lead(stage) OVER w AS later FROM (
        SELECT * FROM (SELECT *, lag(stage) OVER w AS before FROM (${events}) AS e
          WINDOW w AS (PARTITION BY customer ORDER BY happened, message)) AS r
        WHERE before IS NULL OR before != stage) AS q
      WINDOW w AS (PARTITION BY customer ORDER BY happened, message)) AS t WHERE left_at IS NOT NULL GROUP BY stage ORDER BY stage`,
  'time in each step': `SELECT step, count(*) AS visits, ${d.median(d.seconds('happened', 'next_at'))} AS seconds
    FROM (${moves(events)}) AS t WHERE next_at IS NOT NULL GROUP BY step ORDER BY step`,
  'emotion: one voice per customer and step': `SELECT step, count(*) AS n, avg(score) AS mean, stddev_samp(score) AS sd FROM (
    SELECT customer, step, ${d.argMax('score', '(4 - lane) * 100000000000 + epoch')} AS score FROM (${events}) AS e WHERE lane > 0
    GROUP BY customer, step) AS r GROUP BY step ORDER BY step`,
  'answers to NPS': `SELECT step, answer, count(*) AS n FROM (
    SELECT customer, step, ${d.argMax('raw', 'epoch')} AS answer FROM (${events}) AS e WHERE scale = 1 GROUP BY customer, step) AS r
    GROUP BY step, answer ORDER BY step, answer`,
  'peak and end': `SELECT avg(peak) AS peak, avg(last_score) AS last_score FROM (
    SELECT customer, ${d.argMax('score', 'abs(score)')} AS peak, ${d.argMax('score', 'epoch')} AS last_score FROM (${events}) AS e WHERE lane > 0
    GROUP BY customer) AS r`,
  'customers per step and channel': `SELECT step, channel, ${d.distinct('customer')} AS customers FROM (${events}) AS e GROUP BY step, channel ORDER BY step, channel`,
})
