/** Files of records that were brought in, and the place to drop the next one. */
import { IconFileTypeCsv } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ImportedType, importedTypes, type RecordImport } from '../../../model/crm/record-import.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { uploadRecords } from '../../api/upload-import.ts'
import { useRecordImports } from '../../api/use-record-imports.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { DropZone } from '../../parts/drop-zone.tsx'
import { Failed } from '../../parts/failed.tsx'
import { ago, count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { fileSize, stateNames } from '../imports/import-words.ts'
import styles from './record-imports.module.css'

export function RecordImportsPage() {
  useCrumbs({ name: 'Import records' })
  const search = useSearch({ strict: false }) as { type?: string }
  const given = ImportedType.safeParse(search.type)
  const [type, setType] = useState<ImportedType | undefined>(given.success ? given.data : undefined)
  const imports = useRecordImports()
  return (
    <div className="page">
      <header className={styles.head}>
        <h1 className="page-title grow">Import records</h1>
        <Link to={'/sources' as string} className="button quiet">
          Files of interactions go here
        </Link>
      </header>
      <May permission="import">
        <section className={`card ${styles.card}`} aria-label="New import">
          <label className={styles.what}>
            <span className="label">What is in the file</span>
            <select
              className="field"
              value={type ?? ''}
              onChange={(event) => {
                const chosen = ImportedType.safeParse(event.target.value)
                setType(chosen.success ? chosen.data : undefined)
              }}
            >
              <option value="">Let Waymark find out</option>
              {importedTypes.map((each) => (
                <option key={each} value={each}>
                  {recordTypes[each].plural}
                </option>
              ))}
            </select>
          </label>
          <DropZone
            what={type ? `a file of ${recordTypes[type].plural.toLowerCase()}` : 'a file of records'}
            about="CSV, Excel, NDJSON or Parquet, also gzipped; exports of HubSpot, Salesforce, Pipedrive and Shopify as they are. You see what would happen before anything does."
            accept=".csv,.xlsx,.tsv,.txt,.ndjson,.jsonl,.parquet,.gz"
            upload={uploadRecords(type)}
            pathOf={({ id }) => `/record-imports/${id}`}
          />
        </section>
      </May>
      <section className={`card ${styles.card}`} aria-labelledby="past">
        <h2 className="heading" id="past">
          Imports so far
        </h2>
        {imports.isPending && <Skeleton width="100%" height={40} />}
        {imports.isError && (
          <Failed what="The list of imports" error={imports.error} again={() => void imports.refetch()} />
        )}
        {imports.data?.length === 0 && (
          <p className="sm faint">None yet. What a file brought in stands here, and can be taken back.</p>
        )}
        <ul className={styles.imports}>
          {imports.data?.map((each) => (
            <ImportRow key={each.id} made={each} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function ImportRow({ made }: { made: RecordImport }) {
  const now = useNow(10_000)
  const { name, tone } = stateNames[made.state]
  const counts = made.counts ?? made.preview?.counts
  const what = made.settings ? recordTypes[made.settings.type].plural : ''
  return (
    <li>
      <Link to={`/record-imports/${made.id}` as string} className={styles.import}>
        <IconFileTypeCsv size={18} stroke={1.6} aria-hidden />
        <div className="grow">
          <p className="sm medium clip" title={made.fileName}>
            {made.fileName}
          </p>
          <p className="xs faint num">
            {[
              what,
              counts ? `${count(counts.rows)} rows` : '',
              fileSize(made.bytes),
              `${made.createdBy}, ${ago(made.createdAt, now)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <span className={`chip ${tone}`}>{name}</span>
      </Link>
      {made.state === 'running' && (
        <ProgressBar share={made.progress.share} label={`Importing ${made.fileName}`} />
      )}
    </li>
  )
}
