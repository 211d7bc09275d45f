/** Keys inside the board: arrows walk by cell, Enter opens the people, Space the card, − and + fold a stage, Escape leaves the cell. */
import type { KeyboardEvent, RefObject } from 'react'

const rows = (board: HTMLElement) => [...board.querySelectorAll<HTMLElement>('[role="row"]')]
const cells = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')]
const centre = (element: HTMLElement) => {
  const { left, width } = element.getBoundingClientRect()
  return left + width / 2
}

/** Rows have different columns: go to the cell that stands over or under this one. */
const nearest = (candidates: HTMLElement[], x: number) =>
  candidates.reduce<HTMLElement | undefined>(
    (best, each) => (!best || Math.abs(centre(each) - x) < Math.abs(centre(best) - x) ? each : best),
    undefined,
  )

export function useBoardKeys(ref: RefObject<HTMLDivElement | null>) {
  return (event: KeyboardEvent) => {
    const board = ref.current
    if (!board || event.ctrlKey || event.metaKey || event.altKey) return
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]')
    if (!cell || !board.contains(cell)) {
      if (event.target === board && event.key.startsWith('Arrow')) {
        event.preventDefault()
        board.querySelector<HTMLElement>('[role="gridcell"]')?.focus()
      }
      return
    }
    if (event.key === 'Enter' && event.target === cell) return press(cell, '[data-people]', event)
    if (event.key === ' ' && event.target === cell) return press(cell, '[data-card]', event)
    if (event.key === '-') return press(cell, '[data-fold][aria-expanded="true"]', event)
    if (event.key === '+') return press(cell, '[data-fold][aria-expanded="false"]', event)
    if (event.key === 'Escape') return board.focus()
    const next = target(board, cell, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
}

function press(cell: HTMLElement, selector: string, event: KeyboardEvent) {
  const inside = cell.querySelector<HTMLElement>(selector)
  if (!inside) return
  event.preventDefault()
  inside.click()
}

function target(board: HTMLElement, cell: HTMLElement, key: string): HTMLElement | undefined {
  const row = cell.closest<HTMLElement>('[role="row"]')
  if (!row) return undefined
  const inRow = cells(row)
  const place = inRow.indexOf(cell)
  switch (key) {
    case 'ArrowLeft':
      return inRow[place - 1]
    case 'ArrowRight':
      return inRow[place + 1]
    case 'Home':
      return inRow[0]
    case 'End':
      return inRow.at(-1)
    case 'ArrowUp':
    case 'ArrowDown': {
      const all = rows(board)
      const step = key === 'ArrowUp' ? -1 : 1
      for (let at = all.indexOf(row) + step; all[at]; at += step) {
        const other = all[at]
        const found = other && nearest(cells(other), centre(cell))
        if (found) return found
      }
      return undefined
    }
    default:
      return undefined
  }
}
