/** The chosen theme (system, light or dark): remembered, and applied to the page at once. */
import { useLayoutEffect, useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'waymark.theme'
const watchers = new Set<() => void>()
let chosen: Theme = readChosen()

function readChosen(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

export function chooseTheme(theme: Theme) {
  chosen = theme
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
  for (const watcher of watchers) watcher()
}

const darkSystem = () => matchMedia('(prefers-color-scheme: dark)')

function watch(changed: () => void) {
  const system = darkSystem()
  watchers.add(changed)
  system.addEventListener('change', changed)
  return () => {
    watchers.delete(changed)
    system.removeEventListener('change', changed)
  }
}

const shown = (): 'light' | 'dark' =>
  chosen === 'system' ? (darkSystem().matches ? 'dark' : 'light') : chosen

export const useChosenTheme = () => useSyncExternalStore(watch, () => chosen)

/** The theme that is really drawn; also writes it where tokens.css looks for it. */
export function useDrawnTheme(): 'light' | 'dark' {
  const drawn = useSyncExternalStore(watch, shown)
  useLayoutEffect(() => {
    const show = (theme: 'light' | 'dark') => {
      document.documentElement.dataset.theme = theme
    }
    show(drawn)
    // Paper is white.
    const onPaper = () => show('light')
    const onScreen = () => show(drawn)
    window.addEventListener('beforeprint', onPaper)
    window.addEventListener('afterprint', onScreen)
    return () => {
      window.removeEventListener('beforeprint', onPaper)
      window.removeEventListener('afterprint', onScreen)
    }
  }, [drawn])
  return drawn
}
