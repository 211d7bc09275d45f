/** The numbers of an import of records: what would become of its rows, or what did. */
import type { RecordImportCounts } from '../../../model/crm/record-import.ts'
import { count } from '../../parts/format.ts'
import styles from './record-imports.module.css'

const parts = ['create', 'update', 'skip', 'merged', 'conflict', 'refused'] as const

const words: Record<(typeof parts)[number], [would: string, did: string, tone: string]> = {
  create: ['would be new', 'new', 'good'],
  update: ['would change', 'changed', ''],
  skip: ['as they are', 'as they were', ''],
  merged: ['completed by a later row', 'completed by a later row', ''],
  conflict: ['in conflict', 'in conflict', 'warn'],
  refused: ['refused', 'refused', 'bad'],
}

export function CountsRow({ counts, isDone }: { counts: RecordImportCounts; isDone: boolean }) {
  return (
    <>
      <dl className={styles.counts}>
        <div>
          <dd className="xl num">{count(counts.rows)}</dd>
          <dt className="xs faint">rows</dt>
        </div>
        {parts
          .filter((part) => counts[part] > 0 || part === 'create' || part === 'update' || part === 'refused')
          .map((part) => {
            const [would, did, tone] = words[part]
            return (
              <div key={part}>
                <dd className={`xl num ${counts[part] > 0 ? tone : ''}`}>{count(counts[part])}</dd>
                <dt className="xs faint">{isDone ? did : would}</dt>
              </div>
            )
          })}
        {counts.consents > 0 && (
          <div>
            <dd className="xl num">{count(counts.consents)}</dd>
            <dt className="xs faint">opt-ins and opt-outs {isDone ? 'taken over' : 'would be taken over'}</dt>
          </div>
        )}
      </dl>
      {counts.rows > 0 && (
        <div className={styles.split} aria-hidden="true">
          {parts.map((part) => (
            <i key={part} style={{ flexGrow: counts[part] }} data-part={part} />
          ))}
        </div>
      )}
    </>
  )
}
