/** What somebody should look at, most pressing first. */
import {
  IconAlertTriangle,
  IconBolt,
  IconChevronRight,
  IconFileAlert,
  IconPlugX,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { NeedsLook } from '../../../model/home.ts'
import styles from './home.module.css'

const looks: Record<NeedsLook['kind'], { icon: TablerIcon; tone: string; name: string }> = {
  pain: { icon: IconBolt, tone: 'bad', name: 'Pain point' },
  end: { icon: IconBolt, tone: 'bad', name: 'Bad end' },
  warnings: { icon: IconAlertTriangle, tone: 'warn', name: 'Refused interactions' },
  'silent-source': { icon: IconPlugX, tone: 'warn', name: 'Silent source' },
  import: { icon: IconFileAlert, tone: '', name: 'Import' },
}

export type Place = { to: string; search?: Record<string, string> }

export const placeOf = ({ kind, map }: NeedsLook): Place => {
  if (map) return { to: `/maps/${encodeURIComponent(map)}` }
  return kind === 'warnings' ? { to: '/sources', search: { show: 'warnings' } } : { to: '/sources' }
}

export function NeedsLookList({ items }: { items: readonly NeedsLook[] }) {
  return (
    <section className={`card ${styles.panel}`} aria-labelledby="home-look">
      <header className={styles.panelHead}>
        <h2 className="heading" id="home-look">
          Needs a look
        </h2>
        {items.length > 0 && <span className="chip bad num">{items.length}</span>}
      </header>
      {items.length === 0 && <p className="sm faint">Nothing needs you.</p>}
      <ul>
        {items.map((item) => {
          const look = looks[item.kind]
          return (
            <li key={`${item.kind} ${item.map} ${item.step} ${item.title}`}>
              <Link {...placeOf(item)} className={styles.look}>
                <span className={`chip ${look.tone} ${styles.mark}`} title={look.name}>
                  <look.icon size={14} stroke={1.9} aria-hidden />
                </span>
                <span className="grow">
                  <span className="sm medium" style={{ display: 'block' }}>
                    {item.title}
                  </span>
                  <span className="xs faint">{item.detail}</span>
                </span>
                <IconChevronRight size={14} aria-hidden />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
