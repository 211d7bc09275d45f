/** One map at a glance: how it feels, where people stand, how healthy it is. */
import {
  IconAlertTriangle,
  IconBolt,
  IconCheck,
  IconCircleDashed,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { HomeMap, MapHealth } from '../../model/home.ts'
import { ago, count, initials, plain, signed } from '../parts/format.ts'
import styles from './map-card.module.css'
import { SmallCurve } from './small-curve.tsx'

const healths: Record<MapHealth, { name: string; tone: string; icon: TablerIcon; about: string }> = {
  healthy: { name: 'Healthy', tone: 'good', icon: IconCheck, about: 'Ends above zero, no pain point found' },
  watch: { name: 'Watch', tone: 'warn', icon: IconAlertTriangle, about: 'There is a pain point' },
  'at-risk': { name: 'At risk', tone: 'bad', icon: IconBolt, about: 'Ends below zero' },
  'few-data': { name: 'Few data', tone: '', icon: IconCircleDashed, about: 'Under 30 readings' },
}

const followed = { customer: 'people', order: 'orders', deal: 'deals', ticket: 'tickets' } as const

/** `about`: one more line, where the map itself is looked at. */
export function MapCard({ map, about, now }: { map: HomeMap; about?: string; now: Date }) {
  const health = healths[map.health]
  const to = `/maps/${encodeURIComponent(map.id)}`
  return (
    <article className={`card ${styles.card}`}>
      <header className={styles.head}>
        <span className={styles.face} aria-hidden="true">
          {initials(map.actor || map.name)}
        </span>
        <div className="grow">
          <h3 className={`lg medium clip ${styles.name}`}>
            <Link to={to as string} title={map.name} className={styles.cover}>
              {map.name}
            </Link>
          </h3>
          <p className="sm faint clip" title={map.actor}>
            {map.actor || 'No persona yet'}
          </p>
          {about && (
            <p className="xs faint clip" title={about}>
              {about}
            </p>
          )}
        </div>
        <span className={`chip ${health.tone}`} title={health.about}>
          <health.icon size={12} stroke={2.2} aria-hidden />
          {health.name}
        </span>
      </header>
      <SmallCurve curve={map.curve} />
      <StageStrip map={map} to={to} />
      <dl className={styles.numbers}>
        <Figure value={count(map.open)} name="on it now" door={{ to, number: 'open' }} />
        <Figure value={count(map.journeys)} name={followed[map.follow]} door={{ to, number: 'journeys' }} />
        {map.nps ? (
          <Figure value={signed(map.nps.value, 0)} name={`NPS, n ${count(map.nps.n)}`} />
        ) : (
          <Figure
            value={map.emotion === null ? '–' : signed(map.emotion)}
            name={`felt, n ${count(map.readings)}`}
          />
        )}
        <Evidence share={map.coverage} />
      </dl>
      <footer className={styles.foot}>
        {map.owner && (
          <span className="initials" title={`Owner: ${map.owner}`}>
            {initials(map.owner)}
          </span>
        )}
        <span className="sm grow clip" title={map.note}>
          {map.note}
        </span>
        {map.newestInteraction && (
          <span className="sm faint row num" style={{ gap: 5 }} title="Newest interaction">
            <i className={styles.dot} aria-hidden="true" />
            {ago(map.newestInteraction, now).replace(' ago', '')}
          </span>
        )}
      </footer>
    </article>
  )
}

/** Opens the list of the journeys that a number counts. */
type DoorWay = { to: string; number: string }

function Figure({ value, name, door }: { value: string; name: string; door?: DoorWay }) {
  return (
    <div className={styles.figure}>
      <dd className="lg num">
        {door ? (
          <Link
            to={door.to}
            search={{ people: door.number }}
            className={`door ${styles.door}`}
            aria-label={`${value} ${name}`}
          >
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
      <dt className="xs faint">{name}</dt>
    </div>
  )
}

/** As wide as the stages' steps on the curve above, so that both read as one picture. */
function StageStrip({ map, to }: { map: HomeMap; to: string }) {
  const steps = map.stages.reduce((sum, stage) => sum + Math.max(stage.steps, 1), 0)
  return (
    <ol className={styles.stages}>
      {map.stages.map(({ id, name, steps: own, conversion, reached, now }, index) => {
        const last = index === map.stages.length - 1
        const share = conversion === null ? '–' : `${Math.round(conversion * 100)}%`
        // In a part narrower than its text there is none; its title and its label say it all the same.
        const fits = Math.max(own, 1) / steps > 0.09
        const said = !fits ? '' : last ? 'end' : share
        return (
          <li
            key={id}
            className="num"
            style={{
              flex: `${Math.max(own, 1) / steps} 1 0`,
              background: `var(--stage-${Math.min(6, index + 1)})`,
            }}
            title={`${name}: ${count(reached)} reached it, ${last ? '' : `${share} go on, `}${count(now)} are here now`}
          >
            <Link
              to={to}
              search={{ people: `stage:${id}:reached` }}
              className={styles.door}
              aria-label={`${last ? 'end' : share}: ${count(reached)} reached ${name}`}
            >
              {said}
            </Link>
          </li>
        )
      })}
    </ol>
  )
}

const ticks = 12

function Evidence({ share }: { share: number | null }) {
  const filled = Math.round((share ?? 0) * ticks)
  const text = share === null ? 'not known' : `${plain(share * 100, 0)} % of steps reached left evidence`
  return (
    <div className={styles.figure} title={text}>
      <dd>
        <span className={styles.ticks} aria-hidden="true">
          {Array.from({ length: ticks }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: twelve equal marks in a fixed order
            <i key={index} className={index < filled ? styles.full : ''} />
          ))}
        </span>
        <span className="visually-hidden">{text}</span>
      </dd>
      <dt className="xs faint">evidence</dt>
    </div>
  )
}
