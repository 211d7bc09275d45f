/** The mouse on a table: one listener for all cells, links and ticks, however many rows pass by. */
import { useRouter } from '@tanstack/react-router'
import { type MouseEvent, useRef } from 'react'
import type { RowChoice } from './use-row-choice.ts'

type Wish = {
  onPoint: (row: number, column: number) => void
  onEdit: (row: number, column: number) => void
  /** a link in a row was clicked */
  onFollow: (path: string, row: number) => void
  choice: RowChoice
}
type Place = { row: number; column: number | undefined }

const placeOf = (target: EventTarget): Place | undefined => {
  if (!(target instanceof Element)) return undefined
  const row = target.closest<HTMLElement>('tr[data-row]')?.dataset.row
  const column = target.closest<HTMLElement>('td[data-column]')?.dataset.column
  return row === undefined
    ? undefined
    : { row: Number(row), column: column === undefined ? undefined : Number(column) }
}

/** Where a plain click leads inside the app; with a key held, and elsewhere, the browser knows better. */
const pathOf = (event: MouseEvent): string | undefined => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null
  return link?.getAttribute('href') ?? undefined
}

const isTick = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox'

export function useGridPointer({ onPoint, onEdit, onFollow, choice }: Wish) {
  const router = useRouter()
  const preloaded = useRef(new Set<string>())
  return {
    onClick(event: MouseEvent) {
      const path = pathOf(event)
      const place = placeOf(event.target)
      if (place === undefined) return
      if (path !== undefined) {
        event.preventDefault()
        onFollow(path, place.row)
        return
      }
      if (isTick(event.target)) {
        if (event.shiftKey) choice.upTo(place.row)
        else choice.toggle(place.row)
      } else if (place.column !== undefined) onPoint(place.row, place.column)
    },
    onDoubleClick(event: MouseEvent) {
      const place = placeOf(event.target)
      if (place?.column !== undefined) onEdit(place.row, place.column)
    },
    /** The code of the page behind a link is there before the click; once for each kind of page. */
    onMouseOver(event: MouseEvent) {
      const path = pathOf(event)
      const [page] = path?.split('?') ?? []
      const kind = page?.split('/').slice(0, -1).join('/')
      if (page === undefined || kind === undefined || preloaded.current.has(kind)) return
      preloaded.current.add(kind)
      void router.preloadRoute({ to: page })
    },
  }
}
