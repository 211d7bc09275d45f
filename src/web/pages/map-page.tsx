/** One map, measured and alive. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { ApiError, failureText } from '../api/api-error.ts'
import { useCrumbs } from '../frame/crumbs.tsx'
import { type MapAddress, measureQueryOf } from '../map/map-address.ts'
import { MapScreen } from '../map/map-screen.tsx'
import { MapSkeleton } from '../map/map-skeleton.tsx'
import { useLivingMeasure } from '../map/use-living-measure.ts'
import { Notice } from '../parts/notice.tsx'

export function MapPage() {
  const { id } = useParams({ from: '/framed/maps/$id' })
  const address = useSearch({ from: '/framed/maps/$id' })
  const navigate = useNavigate({ from: '/maps/$id' })
  const [paused, setPaused] = useState(false)
  const [now] = useState(() => new Date())
  const change = useCallback(
    (part: Partial<MapAddress>) =>
      void navigate({
        search: (before: MapAddress) => ({ ...before, ...part }),
        replace: !('people' in part),
      }),
    [navigate],
  )
  const { answer, pulses } = useLivingMeasure(id, measureQueryOf(address, now), paused)
  useCrumbs({ name: 'Maps', to: '/maps' }, { name: answer.data?.measure.map.design.name ?? 'Map' })

  if (answer.data) {
    const { measure, compare } = answer.data
    return (
      <MapScreen
        measure={measure}
        compare={compare}
        pulses={pulses}
        address={address}
        change={change}
        paused={paused}
        onPause={setPaused}
        refreshing={answer.isPlaceholderData}
        answeredAt={answer.dataUpdatedAt}
        now={now}
      />
    )
  }
  if (answer.isError)
    return (
      <Notice title={title(answer.error)} tone="bad">
        <p>{failureText(answer.error)}</p>
        <div className="row">
          <button type="button" className="button primary" onClick={() => void answer.refetch()}>
            Try again
          </button>
          <Link to="/maps" className="button">
            All maps
          </Link>
        </div>
      </Notice>
    )
  return <MapSkeleton />
}

const title = (error: unknown) =>
  error instanceof ApiError && error.status === 404
    ? 'This map does not exist'
    : 'The map could not be measured'
