/** Who walks this journey and why; which journeys are counted; how fresh the numbers are. */
import { IconPencil, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { day, dayAndTime, initials } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Door } from '../board/door.tsx'
import type { MapAddress } from '../map-address.ts'
import { useScene } from '../scene.ts'
import { LiveDot } from './live-dot.tsx'
import styles from './map-header.module.css'
import { PeriodControls } from './period-controls.tsx'

type Props = {
  address: MapAddress
  change: (change: Partial<MapAddress>) => void
  paused: boolean
  onPause: (paused: boolean) => void
}

export function MapHeader({ address, change, paused, onPause }: Props) {
  const { measure } = useScene()
  const { design, version, updatedAt } = measure.map
  const whom = design.actor || design.name
  const [more, setMore] = useState(false)
  return (
    <section className={`${styles.header} ${more ? '' : styles.less} card`} aria-label="Map header">
      <div className={styles.portrait} aria-hidden="true">
        {initials(whom)}
      </div>
      <div className={styles.who}>
        <div className="row">
          <h1 className={`${styles.name} clip`} title={whom}>
            {whom}
          </h1>
          {design.actor && (
            <span className="chip outline">
              <IconUser size={12} aria-hidden />
              Persona
            </span>
          )}
        </div>
        {design.scenario && (
          <p className={styles.goal} title={design.scenario}>
            <span className="label">Goal</span>
            <span>{design.scenario}</span>
          </p>
        )}
        {design.expectations.length > 0 && (
          <div className={styles.expects}>
            <span className="label">Expects</span>
            {design.expectations.map((each) => (
              <span key={each} className="chip clip" title={each}>
                {each}
              </span>
            ))}
          </div>
        )}
      </div>
      <div className={styles.part}>
        <span className="label">Follows {design.follow}s</span>
        <span className={styles.count}>
          <Door
            counted={measure.journeys}
            what="journeys on this map"
            inBoard={false}
            className={styles.big}
          />
          <span className="xs faint">journeys</span>
        </span>
        <span className={`${styles.now} xs`}>
          <i aria-hidden="true" />
          <Door counted={measure.open} what="are on the map now" inBoard={false} /> on the map now
        </span>
        {version > 1 && (
          <span
            className="xs faint"
            title={`Version ${version}, ${dayAndTime(updatedAt)}. All numbers are counted by the design as it is now.`}
          >
            design changed on {day(updatedAt)}
          </span>
        )}
      </div>
      <PeriodControls address={address} change={change} />
      <button
        type="button"
        className={`button quiet ${styles.more}`}
        aria-expanded={more}
        onClick={() => setMore(!more)}
      >
        {more ? 'Less' : 'Goal and period'}
      </button>
      <div className={styles.part}>
        <LiveDot paused={paused} onPause={onPause} />
        {design.owner && (
          <span className={styles.owner}>
            <span className="initials" aria-hidden="true">
              {initials(design.owner)}
            </span>
            <span className="clip">
              <span className="medium">{design.owner}</span> <span className="xs faint">owns it</span>
            </span>
          </span>
        )}
        <May permission="edit">
          <Link to="/maps/$id/edit" params={{ id: measure.map.id }} className="button no-print">
            <IconPencil size={14} aria-hidden />
            Edit map
          </Link>
        </May>
      </div>
    </section>
  )
}
