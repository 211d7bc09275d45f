/** Shows a short message from anywhere: `toast('Map saved')`. */
export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { name: string; run: () => void }
}

const shownMs = 6000
let list: readonly Toast[] = []
let lastId = 0
const watchers = new Set<() => void>()

function set(next: readonly Toast[]) {
  list = next
  for (const watcher of watchers) watcher()
}

export function toast(text: string, { tone = 'plain', action }: Partial<Omit<Toast, 'id' | 'text'>> = {}) {
  lastId += 1
  const id = lastId
  set([...list.slice(-2), { id, text, tone, action }])
  // A failure stays until it is closed: it may hold what to do next.
  if (tone === 'plain') setTimeout(() => dismissToast(id), shownMs)
}
export const dismissToast = (id: number) => set(list.filter((each) => each.id !== id))
export const toasts = () => list
export function watchToasts(changed: () => void) {
  watchers.add(changed)
  return () => watchers.delete(changed)
}
