/** Files that were brought in, and the place to drop the next one. */
import { IconFileTypeCsv } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Import } from '../../../model/import.ts'
import { failureText } from '../../api/api-error.ts'
import { uploadImport } from '../../api/upload-import.ts'
import { useImports } from '../../api/use-imports.ts'
import { DropZone } from '../../parts/drop-zone.tsx'
import { ago, count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { fileSize, stateNames } from '../imports/import-words.ts'
import styles from './sources.module.css'

export function ImportsCard() {
  const imports = useImports()
  return (
    <section className={`card ${styles.card}`} id="imports" aria-labelledby="imports-title">
      <h2 className="heading" id="imports-title">
        Imports
      </h2>
      <May permission="import">
        <DropZone
          what="a file of interactions"
          about="CSV, Excel, NDJSON, Parquet or XES, also gzipped. You see what would happen before anything does."
          accept=".csv,.xlsx,.tsv,.txt,.ndjson,.jsonl,.parquet,.xes,.gz"
          upload={uploadImport}
          pathOf={({ id }) => `/imports/${id}`}
        />
      </May>
      {imports.isPending && <Skeleton width="100%" height={40} />}
      {imports.isError && (
        <p className="sm bad" role="alert">
          {failureText(imports.error)}{' '}
          <button type="button" className="link" onClick={() => void imports.refetch()}>
            Try again
          </button>
        </p>
      )}
      <ul className={styles.imports}>
        {imports.data?.map((each) => (
          <ImportRow key={each.id} made={each} />
        ))}
      </ul>
    </section>
  )
}

function ImportRow({ made }: { made: Import }) {
  const now = useNow(10_000)
  const { name, tone } = stateNames[made.state]
  const counts = made.counts ?? made.preview?.counts
  return (
    <li>
      <Link to={`/imports/${made.id}` as string} className={styles.import}>
        <IconFileTypeCsv size={18} stroke={1.6} aria-hidden />
        <div className="grow">
          <p className="sm medium clip" title={made.fileName}>
            {made.fileName}
          </p>
          <p className="xs faint num">
            {fileSize(made.bytes)}, {ago(made.createdAt, now)}
            {counts ? `, ${count(counts.rows)} rows` : ''}
            {counts && counts.refused > 0 ? `, ${count(counts.refused)} refused` : ''}
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
