/** All maps at a glance, and the way to a new one. */
import { IconPlus, IconWand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { HomeMap } from '../../model/home.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import { failureText } from '../api/api-error.ts'
import { useHome } from '../api/use-home.ts'
import { useMaps } from '../api/use-maps.ts'
import { useCrumbs } from '../frame/crumbs.tsx'
import { MapCard } from '../map-card/map-card.tsx'
import { ago, count } from '../parts/format.ts'
import { May } from '../parts/may.tsx'
import { Notice } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useNow } from '../parts/use-now.ts'
import styles from './maps-page.module.css'

export function MapsPage() {
  useCrumbs({ name: 'Maps' })
  const maps = useMaps()
  const home = useHome()
  const now = useNow(30_000)
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
            <li key={each} className={`card ${styles.waiting}`}>
              <Skeleton width="55%" height={16} />
              <Skeleton width="100%" height={110} />
            </li>
          ))}
        {maps.data?.map((map) => (
          <li key={map.id}>
            <OneMap
              map={map}
              measured={home.data?.maps.find(({ id }) => id === map.id)}
              isWaiting={home.isPending}
              now={now}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

const aboutOf = ({ version, updatedAt, design }: JourneyMap, now: Date): string => {
  const steps = design.stages.reduce((sum, { steps }) => sum + steps.length, 0)
  return `${count(design.stages.length)} stages, ${count(steps)} steps · version ${version}, ${ago(updatedAt, now)}`
}

type OneMapProps = { map: JourneyMap; measured: HomeMap | undefined; isWaiting: boolean; now: Date }

/** Its name is there at once; its picture when it was measured. */
function OneMap({ map, measured, isWaiting, now }: OneMapProps) {
  const about = aboutOf(map, now)
  if (measured) return <MapCard map={measured} about={about} now={now} />
  const { name, actor } = map.design
  return (
    <Link to="/maps/$id" params={{ id: map.id }} className={`card ${styles.waiting}`}>
      <b className="lg clip">{name}</b>
      <span className="sm faint clip">{actor || 'No persona yet'}</span>
      <span className="xs faint clip">{about}</span>
      {isWaiting && (
        <>
          <Skeleton width="100%" height={110} />
          <Skeleton width="100%" height={18} />
        </>
      )}
    </Link>
  )
}
