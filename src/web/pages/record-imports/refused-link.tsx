/** The way to the rows that were not taken, as a file with reasons. */
import type { RecordImport, RecordImportCounts } from '../../../model/crm/record-import.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'

export function RefusedLink({ made, counts }: { made: RecordImport; counts: RecordImportCounts }) {
  const rows = counts.refused + counts.conflict
  if (rows === 0) return null
  return (
    <May permission="export">
      <a className="button" href={`/api/v1/record-imports/${made.id}/refused.csv`} download>
        Download {count(rows)} {rows === 1 ? 'row' : 'rows'} not taken
      </a>
    </May>
  )
}
