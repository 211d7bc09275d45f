/** The way to this page. A page names itself with useCrumbs; its last crumb is the title of the tab too. */
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import styles from './top-bar.module.css'

/** `list`: the entry of the list in which somebody stands, which it opens there. */
export type Crumb = { name: string; to?: string; search?: object; list?: string }

let crumbs: readonly Crumb[] = []
const watchers = new Set<() => void>()

function show(next: readonly Crumb[]) {
  crumbs = next
  for (const watcher of watchers) watcher()
}
function watch(changed: () => void) {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

export function useCrumbs(...path: Crumb[]) {
  const text = JSON.stringify(path)
  useEffect(() => {
    const shown: Crumb[] = JSON.parse(text)
    show(shown)
    document.title = [...shown.map(({ name }) => name).reverse(), 'Waymark'].join(' · ')
  }, [text])
}

export function Crumbs() {
  const shown = useSyncExternalStore(watch, () => crumbs)
  return (
    <nav className={styles.crumbs} aria-label="Where you are">
      {shown.map((crumb, index) => (
        // A record may be called like the list it is in.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
        <span key={index} className={index === shown.length - 1 ? 'row clip' : 'row'} style={{ gap: 6 }}>
          {index > 0 && <IconChevronRight size={12} stroke={2.1} aria-hidden />}
          {crumb.to && index < shown.length - 1 ? (
            <Link
              to={crumb.to}
              search={(crumb.search ?? {}) as never}
              state={crumb.list === undefined ? {} : { list: crumb.list }}
            >
              {crumb.name}
            </Link>
          ) : (
            <b className="clip" title={crumb.name} dir="auto">
              {crumb.name}
            </b>
          )}
        </span>
      ))}
    </nav>
  )
}
