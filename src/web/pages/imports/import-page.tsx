/** One import: what was recognised, what would happen, how far it is, and what it brought. */
import { Link, useParams } from '@tanstack/react-router'
import type { Import } from '../../../model/import.ts'
import { useImport } from '../../api/use-imports.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { Failed } from '../../parts/failed.tsx'
import { ago, dayAndTime } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { Columns } from './columns.tsx'
import { Counts } from './counts.tsx'
import { fileSize, stateNames } from './import-words.ts'
import styles from './imports.module.css'
import { Refusals } from './refusals.tsx'
import { StateBar } from './state-bar.tsx'
import { TouchpointsFound } from './touchpoints-found.tsx'

export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const made = useImport(Number(id))
  useCrumbs({ name: 'Sources', to: '/sources' }, { name: made.data?.fileName ?? 'Import' })
  if (made.isError && !made.data)
    return <Failed what="The import" error={made.error} again={() => void made.refetch()} />
  return (
    <div className="page">
      {made.data ? (
        <Filled made={made.data} />
      ) : (
        <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 16 }}>
          <Skeleton width={280} height={28} />
          <Skeleton width="100%" height={90} />
          <Skeleton width="100%" height={260} />
        </div>
      )}
    </div>
  )
}

function Filled({ made }: { made: Import }) {
  const now = useNow(10_000)
  const { name, tone } = stateNames[made.state]
  const { preview } = made
  return (
    <>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 className="page-title clip" title={made.fileName}>
            {made.fileName}
          </h1>
          <p className="faint">
            {preview ? `${preview.format.toUpperCase()}, ` : ''}
            {fileSize(made.bytes)},{' '}
            <span title={dayAndTime(made.createdAt)}>uploaded {ago(made.createdAt, now)}</span>
          </p>
        </div>
        <span className={`chip ${tone}`}>{name}</span>
        <Link to={'/sources' as string} className="button">
          All sources
        </Link>
      </header>
      <StateBar made={made} />
      {preview && (
        <>
          <Counts made={made} preview={preview} />
          <Columns made={made} preview={preview} />
          <Refusals made={made} preview={preview} />
          <TouchpointsFound touchpoints={preview.touchpoints} />
        </>
      )}
    </>
  )
}
