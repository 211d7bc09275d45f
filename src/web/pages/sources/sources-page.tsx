/** Sources: what flows in, how it gets in, and what was turned away. */
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSources } from '../../api/use-sources.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { Failed } from '../../parts/failed.tsx'
import { ConnectionsCard } from './connections-card.tsx'
import { FreshnessCard } from './freshness-card.tsx'
import { ImportsCard } from './imports-card.tsx'
import { KeysCard } from './keys-card.tsx'
import styles from './sources.module.css'
import { WarningsCard } from './warnings-card.tsx'

export function SourcesPage() {
  useCrumbs({ name: 'Sources' })
  const sources = useSources()
  const { show } = useSearch({ strict: false }) as { show?: string }
  const ready = sources.isSuccess
  useEffect(() => {
    if (ready && show) document.getElementById(show)?.scrollIntoView({ block: 'start' })
  }, [show, ready])
  if (sources.isError && !sources.data)
    return <Failed what="The sources" error={sources.error} again={() => void sources.refetch()} />
  return (
    <div className="page">
      <header>
        <h1 className="page-title">Sources</h1>
        <p className="faint">Where interactions come from, how fresh they are, and what was turned away.</p>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <FreshnessCard freshness={sources.data?.freshness} />
          <ConnectionsCard />
          <ImportsCard />
          <WarningsCard waiting={sources.data?.warnings} keys={sources.data?.keys} />
        </div>
        <div className={styles.side}>
          <KeysCard keys={sources.data?.keys} />
        </div>
      </div>
    </div>
  )
}
