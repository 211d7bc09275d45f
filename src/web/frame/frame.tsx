/** What surrounds every page: rail, top bar, messages. */

import { useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useLiveLists } from '../api/use-live-lists.ts'
import styles from './frame.module.css'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'

export function Frame() {
  useLiveLists()
  const [searching, setSearching] = useState(false)
  useHotkeys(
    [
      ['mod+K', () => setSearching(true)],
      ['/', () => setSearching(true)],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  )
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <Rail onMore={() => setSearching(true)} />
      <TopBar onSearch={() => setSearching(true)} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <Palette opened={searching} onClose={() => setSearching(false)} />
      <Toasts />
    </div>
  )
}
