/** Where one is, the search, and the theme. */
import { IconSearch } from '@tabler/icons-react'
import { Crumbs } from './crumbs.tsx'
import { LiveLight } from './live-light.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import styles from './top-bar.module.css'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  return (
    <header className={`${styles.bar} no-print`}>
      <div className={styles.side}>
        <Crumbs />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K /">
        <IconSearch size={14} stroke={1.9} aria-hidden />
        <span className="grow clip">Search everything</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={`${styles.side} ${styles.end}`}>
        <LiveLight />
        <ThemeSwitch />
      </div>
    </header>
  )
}
