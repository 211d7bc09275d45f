/** Before the first interaction: the three steps fill the page. */
import { IconBolt, IconDatabase, IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { May } from '../../parts/may.tsx'
import styles from './home.module.css'

const steps = [
  {
    icon: IconDatabase,
    title: 'Connect data',
    about: 'Send what your customers do: a file, your website, or any tool that speaks the Segment format.',
    permission: 'import',
    action: { name: 'Import a file', to: '/sources', search: { show: 'imports' } },
    other: { name: 'Make a write key', to: '/sources', search: { show: 'keys' } },
  },
  {
    icon: IconRoute,
    title: 'See the map',
    about: 'Waymark proposes stages and steps from what really happens; you rename and rearrange them.',
    permission: 'edit',
    action: { name: 'Draw my map', to: '/maps/draft', search: {} },
    other: undefined,
  },
  {
    icon: IconBolt,
    title: 'Act',
    about: 'Each number opens the customers behind it, and what hurts is named with its evidence.',
    permission: 'read',
    action: undefined,
    other: undefined,
  },
] as const

export function FirstStart() {
  return (
    <>
      <header>
        <h1 className="page-title">Welcome to Waymark</h1>
        <p className="faint">Three steps to a map that lives.</p>
      </header>
      <ol className={styles.start}>
        {steps.map(({ icon: Icon, title, about, permission, action, other }, index) => (
          <li key={title} className={`card ${styles.startStep}`}>
            <span className={styles.startNumber} data-first={index === 0 || undefined}>
              <Icon size={22} stroke={1.6} aria-hidden />
            </span>
            <h2 className="xl medium">
              {index + 1}. {title}
            </h2>
            <p>{about}</p>
            <div className="row" style={{ flexWrap: 'wrap' }}>
              <May permission={permission}>
                {action && (
                  <Link
                    to={action.to as string}
                    search={action.search}
                    className={index === 0 ? 'button primary' : 'button'}
                  >
                    {action.name}
                  </Link>
                )}
                {other && (
                  <Link to={other.to as string} search={other.search} className="button">
                    {other.name}
                  </Link>
                )}
              </May>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
