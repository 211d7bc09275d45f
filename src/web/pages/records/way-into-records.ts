/** From a list into one of its records, and back to the row in which one stood. */
import { defaultStringifySearch, useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { RecordRows } from '../../api/use-record-rows.ts'
import { keepPlace, type ListPlace, placeIn } from '../../records/list-place.ts'
import type { RecordsAddress } from '../../records/records-address.ts'

export function useWayIntoRecords(
  address: RecordsAddress,
  room: RefObject<HTMLElement | null>,
  rowAt: RecordRows['rowAt'],
) {
  const router = useRouter()
  const listSearch = useMemo(() => defaultStringifySearch({ list: address }), [address])
  return {
    listSearch,
    follow(href: string, row: number) {
      const list = router.state.location.state.__TSR_key ?? ''
      const id = rowAt(row)?.record.id
      if (id !== undefined) keepPlace(list, { id, row, top: room.current?.scrollTop ?? 0 })
      void router.navigate({ href, state: { list } })
    },
  }
}

/** Once, when the list is there: where somebody stood before she went into its records, or went on to there. */
export function useCameBack(rows: RecordRows, stand: (place: ListPlace) => void) {
  const router = useRouter()
  const { list, __TSR_key } = router.state.location.state
  const place = useRef(placeIn(list) ?? placeIn(__TSR_key))
  const isThere = rows.first.data !== undefined && !rows.first.isPlaceholderData
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what is there then
  useEffect(() => {
    const back = place.current
    if (!isThere || !back) return
    place.current = undefined
    const row = Math.min(rows.indexNear(back.id, back.row) ?? back.row, rows.count - 1)
    if (row >= 0) stand({ ...back, row })
  }, [isThere])
}
