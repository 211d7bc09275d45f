/** All maps, and the way to a new one. */
import { IconPlus, IconWand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { failureText } from '../api/api-error.ts'
import { useMaps } from '../api/use-maps.ts'
import { useCrumbs } from '../frame/crumbs.tsx'
import { ago } from '../parts/format.ts'
import { May } from '../parts/may.tsx'
import { Notice } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import styles from './maps-page.module.css'

export function MapsPage() {
  useCrumbs({ name: 'Maps' })
  const maps = useMaps()
  const now = new Date()
  return (
    <div className="page">
      <div className="row">
        <h1 className="page-title grow">Maps</h1>
        <May permission="edit">
          <Link to={'/maps/draft' as string} className="button primary">
            <IconWand size={14} aria-hidden />
            Draw my map
          </Link>
          <Link to="/maps/$id/edit" params={{ id: 'new' }} className="button">
            <IconPlus size={14} aria-hidden />
            Start from scratch
          </Link>
        </May>
      </div>
      {maps.isError && (
        <Notice title="The maps could not be read" tone="bad">
          <p>{failureText(maps.error)}</p>
          <button type="button" className="button" onClick={() => void maps.refetch()}>
            Try again
          </button>
        </Notice>
      )}
      {maps.data?.length === 0 && (
        <Notice title="No map yet">
          <p>
            Connect data and let Waymark draw the first one from what customers really do, or design it by
            hand.
          </p>
        </Notice>
      )}
      <ul className={styles.list}>
        {maps.isPending &&
          [1, 2, 3].map((each) => (
            <li key={each} className="card">
              <Skeleton width="100%" height={84} />
            </li>
          ))}
        {maps.data?.map(({ id, version, updatedAt, design }) => (
          <li key={id}>
            <Link to="/maps/$id" params={{ id }} className={`card ${styles.map}`}>
              <b className="lg clip">{design.name}</b>
              <span className="clip">{design.actor || 'no persona yet'}</span>
              <span className="xs faint">
                {design.stages.length} stages,{' '}
                {design.stages.reduce((sum, { steps }) => sum + steps.length, 0)} steps · follows{' '}
                {design.follow}s · version {version}, {ago(updatedAt, now)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
