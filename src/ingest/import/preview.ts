/** What importing a file would do: counts, refusals with samples, and things worth a second look. */
import type { ImportCounts, ImportPreview, RefusedRow } from '../../model/import.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { fieldsOfRefusal, refusalMessages } from './refusals.ts'
import { erasedProblem } from './refuse-erased-rows.ts'
import { remarksOf } from './remarks.ts'

const samplesOfRefusal = 5
const mostTouchpoints = 1000

export type Remark = ImportPreview['remarks'][number]

export type PreviewParts = Pick<ImportPreview, 'format' | 'settings' | 'sheets' | 'sheet' | 'columns'> & {
  rows: number
  remarks: Remark[]
}

export async function preview(
  journeys: Journeys,
  plan: ImportPlan,
  parts: PreviewParts,
): Promise<ImportPreview> {
  const { rows, remarks, ...shown } = parts
  return {
    ...shown,
    counts: await countsOf(journeys, plan.id, rows),
    timeRange: await timeRange(journeys, plan.id),
    touchpoints: await touchpointsOf(journeys, plan.id),
    refusals: await refusalsOf(journeys, plan),
    remarks: [...remarks, ...(await remarksOf(journeys, plan, rows))],
  }
}

export async function countsOf(journeys: Journeys, id: number, rows: number): Promise<ImportCounts> {
  const { prepared, repeats, stored } = tablesOf(id)
  const [found] = await journeys.rows<Record<'refused' | 'customers' | 'touchpoints' | 'duplicates', string>>(
    `SELECT countIf(problem != '') AS refused, uniqExactIf(home, problem = '') AS customers,
       uniqExactIf(kind_key, problem = '') AS touchpoints,
       (SELECT count() FROM ${stored}) + (SELECT countIf(message = 0) FROM ${repeats}) AS duplicates
     FROM ${prepared}`,
  )
  const refused = Number(found?.refused ?? 0)
  const duplicates = Number(found?.duplicates ?? 0)
  return {
    rows,
    accepted: rows - refused - duplicates,
    refused,
    duplicates,
    customers: Number(found?.customers ?? 0),
    touchpoints: Number(found?.touchpoints ?? 0),
  }
}

async function timeRange(journeys: Journeys, id: number): Promise<ImportPreview['timeRange']> {
  const [found] = await journeys.rows<{ rows: string; from: string; to: string }>(
    `SELECT count() AS rows, toUnixTimestamp64Milli(min(at)) AS from, toUnixTimestamp64Milli(max(at)) AS to
     FROM ${tablesOf(id).prepared} WHERE problem = ''`,
  )
  if (!found || Number(found.rows) === 0) return null
  return { from: new Date(Number(found.from)).toISOString(), to: new Date(Number(found.to)).toISOString() }
}

async function touchpointsOf(journeys: Journeys, id: number): Promise<ImportPreview['touchpoints']> {
  const found = await journeys.rows<{ name: string; rows: string }>(
    `SELECT name, count() AS rows FROM ${tablesOf(id).prepared} WHERE problem = ''
     GROUP BY name ORDER BY count() DESC, name LIMIT ${mostTouchpoints}`,
  )
  return found.map(({ name, rows }) => ({ name, rows: Number(rows) }))
}

type RefusalSample = { problem: string; rows: string; samples: string[] }

async function refusalsOf(journeys: Journeys, plan: ImportPlan): Promise<ImportPreview['refusals']> {
  const { prepared } = tablesOf(plan.id)
  const found = await journeys.rows<RefusalSample>(
    `SELECT problem, count() AS rows, arraySort(groupArraySorted(${samplesOfRefusal})(row)) AS samples
     FROM ${prepared} WHERE problem != '' GROUP BY problem ORDER BY count() DESC`,
  )
  const refusals: ImportPreview['refusals'] = []
  for (const { problem, rows, samples } of found)
    refusals.push({
      code: problem,
      message: refusalMessages[problem] ?? problem,
      rows: Number(rows),
      samples: problem === erasedProblem ? [] : await refusedRows(journeys, plan, problem, samples),
    })
  return refusals
}

async function refusedRows(
  journeys: Journeys,
  plan: ImportPlan,
  code: string,
  rows: readonly string[],
): Promise<RefusedRow[]> {
  const field = fieldsOfRefusal[code]?.find((one) => plan.place[one] !== undefined)
  const place = field === undefined ? undefined : plan.place[field]
  const cell = place === undefined ? 'raw' : `c${place}`
  const found = await journeys.rows<{ row: string; value: string }>(
    `SELECT row, substringUTF8(${cell}, 1, 200) AS value FROM ${tablesOf(plan.id).staging}
     WHERE row IN {rows:Array(UInt64)} ORDER BY row`,
    { rows: rows.map(Number) },
  )
  const column = place === undefined ? '' : (plan.columns[place] ?? '')
  return found.map(({ row, value }) => ({
    row: Number(row),
    column,
    value,
    code,
    message: refusalMessages[code] ?? code,
  }))
}
