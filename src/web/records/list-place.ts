/** Remembers, as long as the tab lives, in which row of a list somebody stands who went into its records. */

/** `top`: how far the list was scrolled, where she left it herself. */
export type ListPlace = { id: string; row: number; top?: number }

/** Travels with the entries of the browser's history: from which entry a record was opened, and where it stood in the list. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    /** the entry of the list in which somebody stands */
    list?: string
    from?: string
  }
}

const key = 'waymark-list-places'
const mostLists = 30
/** Of a record that was opened by its address alone. */
export const noList = 'none'

type Places = [list: string, place: ListPlace][]

const read = (): Places => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}

export const placeIn = (list: string | undefined): ListPlace | undefined =>
  read().find(([each]) => each === list)?.[1]

export function keepPlace(list: string, place: ListPlace): void {
  const others = read().filter(([each]) => each !== list)
  try {
    sessionStorage.setItem(key, JSON.stringify([[list, place], ...others].slice(0, mostLists)))
  } catch {
    // Full or forbidden: the list then opens at its top.
  }
}
