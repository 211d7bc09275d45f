/** The way through the product: connect data, see the map, act; the next of the three stands out. */

import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { channelNames } from '../../../model/channel.ts'
import type { Home } from '../../../model/home.ts'
import { useMay } from '../../api/use-entry.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { count } from '../../parts/format.ts'
import styles from './home.module.css'
import { type Place, placeOf } from './needs-look-list.tsx'
import { knownChannel } from './source-list.tsx'

export function ThreeSteps({ home }: { home: Home }) {
  const flowing = home.sources.filter(({ interactions24h }) => interactions24h > 0).length
  const hasData = home.totals.interactions > 0
  const hasMap = home.maps.length > 0
  const first = home.maps[0]
  const look = home.needsLook[0]
  const mayEdit = useMay('edit')
  return (
    <ol className={`card ${styles.steps}`} aria-label="From data to action">
      <OneStep
        number={1}
        done={hasData}
        next={!hasData}
        title="Connect data"
        about={hasData ? `${flowing} of ${home.sources.length} channels flow in` : 'Nothing has come in yet'}
        action={{ name: hasData ? 'Add a source' : 'Connect', to: '/sources' }}
      >
        <span className={styles.icons}>
          {home.sources.slice(0, 9).map(({ channel }) => (
            <span key={channel} className={styles.square} title={channelNames[knownChannel(channel)]}>
              <ChannelIcon channel={knownChannel(channel)} size={14} />
            </span>
          ))}
        </span>
      </OneStep>
      <OneStep
        number={2}
        done={hasMap}
        next={hasData && !hasMap}
        title="See the map"
        about={
          hasMap
            ? `${home.maps.length} ${home.maps.length === 1 ? 'map' : 'maps'}, ${count(home.totals.touchpoints)} touchpoints`
            : 'Let it be drawn from your data'
        }
        action={
          first
            ? { name: 'Open', to: `/maps/${encodeURIComponent(first.id)}` }
            : mayEdit
              ? { name: 'Draw my map', to: '/maps/draft' }
              : undefined
        }
      >
        <span className="xs faint">{count(home.totals.onMapsNow)} journeys are under way</span>
      </OneStep>
      <OneStep
        number={3}
        done={false}
        next={hasMap}
        title="Act"
        about={
          look
            ? `${home.needsLook.length} ${home.needsLook.length === 1 ? 'thing needs' : 'things need'} a look`
            : 'Nothing needs you now'
        }
        action={look ? { name: 'What to do next', ...placeOf(look) } : undefined}
      >
        <span className="xs faint">{look ? look.title : 'Pain points and bad ends show up here'}</span>
      </OneStep>
    </ol>
  )
}

type Props = {
  number: number
  done: boolean
  next: boolean
  title: string
  about: string
  action: (Place & { name: string }) | undefined
  children: ReactNode
}

function OneStep({ number, done, next, title, about, action, children }: Props) {
  return (
    <li className={styles.step}>
      <span className={`${styles.number} ${next ? styles.next : ''}`}>
        {done ? <IconCheck size={16} aria-label="done" /> : number}
      </span>
      <div className={styles.words}>
        <h2 className="lg medium">{title}</h2>
        <p className="sm faint">{about}</p>
      </div>
      {action && (
        <Link to={action.to} search={action.search} className={next ? 'button primary' : 'button'}>
          {action.name}
        </Link>
      )}
      <div className={styles.more}>{children}</div>
      {number < 3 && <IconChevronRight size={18} className={styles.arrow} aria-hidden />}
    </li>
  )
}
