/** The navigation at the left edge; at the bottom on narrow screens, where "More" leads to the rest. */
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { destinations } from './destinations.ts'
import { Logo } from './logo.tsx'
import styles from './rail.module.css'

export function Rail({ onMore }: { onMore: () => void }) {
  return (
    <nav className={`${styles.rail} no-print`} aria-label="Main">
      <Link to={'/' as string} className={styles.logo} aria-label="Waymark, home">
        <Logo />
      </Link>
      {destinations.map(({ name, to, icon: Icon, rail, startsGroup }) =>
        rail ? (
          <Link
            key={to}
            to={to}
            className={styles.item}
            data-rail={rail}
            data-group={startsGroup || undefined}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {name}
          </Link>
        ) : null,
      )}
      <button type="button" className={`${styles.item} ${styles.more}`} onClick={onMore}>
        <IconDots size={18} stroke={1.75} aria-hidden />
        More
      </button>
    </nav>
  )
}
