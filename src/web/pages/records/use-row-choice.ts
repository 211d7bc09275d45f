/** Which rows are chosen: one by one, from here to there with Shift, or all that were read. */
import { useRef } from 'react'

export type Chosen = ReadonlySet<string>
export type RowChoice = ReturnType<typeof useRowChoice>

type Wish = {
  chosen: Chosen
  onChosen: (chosen: Chosen) => void
  /** of a row that was read */
  idAt: (row: number) => string | undefined
  idsRead: () => readonly string[]
  /** where a record stands now that stood at this row */
  indexNear: (id: string, row: number) => number | undefined
}

const toggled = (chosen: Chosen, id: string): Chosen => {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

export function useRowChoice({ chosen, onChosen, idAt, idsRead, indexNear }: Wish) {
  /** Where a range begins, and what was chosen besides it. */
  const start = useRef<{ row: number; id: string; besides: Chosen }>(undefined)
  return {
    toggle(row: number) {
      const id = idAt(row)
      if (id === undefined) return
      const next = toggled(chosen, id)
      start.current = { row, id, besides: next }
      onChosen(next)
    },
    /** All from where the range began to this row; `from`: where it begins if it has not. */
    upTo(row: number, from = row) {
      const id = idAt(from)
      if (!start.current && id !== undefined) start.current = { row: from, id, besides: chosen }
      if (!start.current) return
      // Others work too: rows may have moved since.
      const begin = indexNear(start.current.id, start.current.row) ?? start.current.row
      const [low, high] = [Math.min(begin, row), Math.max(begin, row)]
      const range = Array.from({ length: high - low + 1 }, (_, at) => idAt(low + at))
      onChosen(new Set([...start.current.besides, ...range.filter((id) => id !== undefined)]))
    },
    /** The next range begins anew. */
    rest() {
      start.current = undefined
    },
    all() {
      start.current = undefined
      onChosen(new Set(idsRead()))
    },
    none() {
      start.current = undefined
      onChosen(new Set())
    },
  }
}
