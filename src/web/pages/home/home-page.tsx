/** Home: which map needs somebody, what happens right now, and the next of three steps. */
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Home, HomeMap, MapHealth } from '../../../model/home.ts'
import { useEntry } from '../../api/use-entry.ts'
import { useHome } from '../../api/use-home.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { MapCard } from '../../map-card/map-card.tsx'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { useNow } from '../../parts/use-now.ts'
import { FirstStart } from './first-start.tsx'
import styles from './home.module.css'
import { HomeSkeleton } from './home-skeleton.tsx'
import { LiveList } from './live-list.tsx'
import { MyDay } from './my-day.tsx'
import { NeedsLookList } from './needs-look-list.tsx'
import { SourceList } from './source-list.tsx'
import { ThreeSteps } from './three-steps.tsx'

const sorts = {
  need: 'Sort by need',
  people: 'Sort by people',
  name: 'Sort by name',
} as const
type Sort = keyof typeof sorts

const urgency: Record<MapHealth, number> = { 'at-risk': 0, watch: 1, 'few-data': 2, healthy: 3 }
const order: Record<Sort, (a: HomeMap, b: HomeMap) => number> = {
  need: (a, b) => urgency[a.health] - urgency[b.health] || b.open - a.open,
  people: (a, b) => b.open - a.open,
  name: (a, b) => a.name.localeCompare(b.name),
}

const greeting = (now: Date): string => {
  const hour = now.getHours()
  return hour < 5 || hour > 17 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
}

function Greeting({ now }: { now: Date }) {
  const name = useEntry().data?.me?.name.trim().split(/\s+/)[0]
  return (
    <h1 className="page-title clip">
      {greeting(now)}
      {name && `, ${name}`}
    </h1>
  )
}

const sentence = ({ totals, needsLook }: Home): string => {
  const looks = needsLook.length
  const need =
    looks === 0
      ? 'Nothing needs you.'
      : looks === 1
        ? 'One thing needs a look.'
        : `${looks} things need a look.`
  return `${count(totals.onMapsNow)} journeys of ${count(totals.customers)} customers are under way on your maps. ${need}`
}

export function HomePage() {
  useCrumbs({ name: 'Home' })
  const home = useHome()
  const now = useNow()
  if (home.isError && !home.data)
    return <Failed what="The home page" error={home.error} again={() => void home.refetch()} />
  if (home.data?.totals.interactions === 0 && home.data.maps.length === 0)
    return (
      <div className="page">
        <FirstStart />
      </div>
    )
  return (
    <div className={`page ${styles.home}`}>
      {home.data ? <Filled home={home.data} now={now} /> : <Waiting now={now} />}
    </div>
  )
}

function Waiting({ now }: { now: Date }) {
  return (
    <>
      <header className={styles.head}>
        <Greeting now={now} />
      </header>
      <HomeSkeleton />
    </>
  )
}

function Filled({ home, now }: { home: Home; now: Date }) {
  const [sort, setSort] = useState<Sort>('need')
  const maps = [...home.maps].sort(order[sort])
  return (
    <>
      <header className={styles.head}>
        <div className={styles.greeting}>
          <Greeting now={now} />
          <p className="faint">{sentence(home)}</p>
        </div>
        <select
          className="field no-print"
          aria-label="Order of the maps"
          value={sort}
          onChange={(event) => setSort(event.target.value as Sort)}
        >
          {Object.entries(sorts).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <Link to={'/maps/draft' as string} className="button primary no-print">
          <IconPlus size={14} aria-hidden />
          New map
        </Link>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <ThreeSteps home={home} />
          {maps.length === 0 ? (
            <NoMaps />
          ) : (
            <section className={styles.cards} aria-label="Maps">
              {maps.map((map) => (
                <MapCard key={map.id} map={map} now={now} />
              ))}
            </section>
          )}
        </div>
        <div className={styles.side}>
          <MyDay now={now} />
          <LiveList latest={home.latest} today={home.totals.last24h} now={now} />
          <NeedsLookList items={home.needsLook} />
          <SourceList sources={home.sources} now={now} />
        </div>
      </div>
    </>
  )
}

function NoMaps() {
  return (
    <section className={`card ${styles.noMaps}`}>
      <h2 className="lg medium">No map yet</h2>
      <p>Interactions are coming in. Let Waymark propose a map from what customers really do.</p>
      <Link to={'/maps/draft' as string} className="button primary">
        Draw my map
      </Link>
    </section>
  )
}
