/** Where one is, the search, and the theme. */
import { IconSearch } from '@tabler/icons-react'
import { useEntry } from '../api/use-entry.ts'
import { Crumbs } from './crumbs.tsx'
import { LiveLight } from './live-light.tsx'
import { PersonMenu } from './person-menu.tsx'
import { RecordWalk } from './record-walk.tsx'
import { ReminderBell } from './reminder-bell.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import styles from './top-bar.module.css'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const demo = useEntry().data?.demo
  return (
    <header className={`${styles.bar} no-print`}>
      <div className={styles.side}>
        <Crumbs />
        <RecordWalk />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K /">
        <IconSearch size={14} stroke={1.9} aria-hidden />
        <span className="grow clip">Search everything</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={`${styles.side} ${styles.end}`}>
        <LiveLight />
        {demo && <span className={`chip accent ${styles.demo}`}>Demo</span>}
        <ReminderBell />
        <ThemeSwitch />
        <PersonMenu />
      </div>
    </header>
  )
}
