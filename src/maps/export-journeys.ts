/** The journeys behind a number as a CSV file: the list that the number opens, page by page. */
import { Readable } from 'node:stream'
import { csvLines, csvMark } from '../files/csv-lines.ts'
import type { JourneyMap } from '../model/journey-map.ts'
import type { JourneyList, JourneyRow } from '../model/measure.ts'

export type PageOfJourneys = (cursor: string | undefined) => Promise<Pick<JourneyList, 'rows' | 'next'>>

const header = ['Customer', 'Name', 'Known', 'Followed', 'State', 'Started', 'Last', 'Last step', 'Steps']

export function exportJourneys({ design }: Pick<JourneyMap, 'design'>, pageOf: PageOfJourneys): Readable {
  const names = new Map(design.stages.flatMap(({ steps }) => steps.map(({ id, name }) => [id, name])))
  const cells = (row: JourneyRow) => [
    row.customer,
    row.label,
    row.known ? 'yes' : 'no',
    row.object,
    row.state,
    row.startedAt,
    row.lastAt,
    names.get(row.lastStep) ?? row.lastStep,
    row.steps,
  ]
  async function* lines() {
    yield csvMark + csvLines([header])
    for (let cursor: string | undefined; ; ) {
      const { rows, next } = await pageOf(cursor)
      if (rows.length > 0) yield csvLines(rows.map(cells))
      if (next === null) return
      cursor = next
    }
  }
  return Readable.from(lines())
}
