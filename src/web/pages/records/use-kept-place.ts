/** Keeps the rows under somebody's eyes and the one under the hand where they are while others add and remove rows above. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { RecordRows } from '../../api/use-record-rows.ts'

/** A row of the answer to a question, and the record that stood there. */
type Place = { question: string; row: number; id: string }

const placeOf = ({ question, rowAt }: RecordRows, row: number | undefined): Place | undefined => {
  const id = row === undefined ? undefined : rowAt(row)?.record.id
  return row === undefined || id === undefined ? undefined : { question, row, id }
}

/** Where the record of a place stands now; the same row where it is gone. */
const rowNow = (rows: RecordRows, place: Place): number => {
  if (rows.question !== place.question) return place.row
  const there = rows.rowAt(place.row)?.record.id
  return there === undefined || there === place.id
    ? place.row
    : (rows.indexNear(place.id, place.row) ?? place.row)
}

/** In the same drawing in which rows have moved, so that a value half typed stays in its cell. */
export function useFollowedRow(rows: RecordRows, row: number | undefined, follow: (row: number) => void) {
  const [stood, setStood] = useState<Place>()
  const moved = stood && stood.row === row ? rowNow(rows, stood) : row
  if (moved !== undefined && moved !== row) follow(moved)
  const now = placeOf(rows, moved)
  if (now && (now.row !== stood?.row || now.id !== stood.id || now.question !== stood.question)) setStood(now)
}

/** At the very top nothing is kept: what is new shall be seen there. */
export function useKeptSight(rows: RecordRows, room: RefObject<HTMLElement | null>, rowHeight: number) {
  const seen = useRef<Place>(undefined)
  // After every drawing: rows may have come with any of them.
  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const moved = seen.current && element.scrollTop > 0 ? rowNow(rows, seen.current) - seen.current.row : 0
    if (moved !== 0) element.scrollTop += moved * rowHeight
    seen.current =
      element.scrollTop > 0 ? placeOf(rows, Math.floor(element.scrollTop / rowHeight)) : undefined
  })
}
