/** Rows of one file that are about one record: found before anything is written, so that a record is written once. */
import { isMadeId } from '../../record-id.ts'
import type { Key } from './match-keys.ts'

export type FileGroups = {
  /** The last row about the same record; undefined for a row that is alone. */
  lastOf(row: number): number | undefined
  merged: number
}

export const noGroups: FileGroups = { lastOf: () => undefined, merged: 0 }

/** Numbers instead of objects: a file may have millions of rows. */
export function gatherGroups() {
  const groupOfKey = new Map<string, number>()
  const groupOfRow: number[] = []
  const lastRow: number[] = []
  const sizes: number[] = []
  /** The best key of each group, which keeps it apart from rows with another. */
  const bestKey: (Key | undefined)[] = []

  function groupOf(keys: readonly Key[]): number | undefined {
    for (const [at, { field, value }] of keys.entries()) {
      const group = groupOfKey.get(`${field} ${value}`)
      if (group === undefined) continue
      const best = bestKey[group]
      const other = keys.slice(0, at).find((key) => key.field === best?.field)
      if (!other || other.value === best?.value || isMadeId(other.value)) return group
    }
    return undefined
  }

  return {
    add(row: number, keys: readonly Key[]): void {
      if (keys.length === 0) return
      const group = groupOf(keys) ?? sizes.length
      if (group === sizes.length) {
        sizes.push(0)
        bestKey.push(keys[0])
      }
      sizes[group] = (sizes[group] ?? 0) + 1
      lastRow[group] = row
      groupOfRow[row] = group
      for (const { field, value } of keys) {
        const key = `${field} ${value}`
        if (!groupOfKey.has(key)) groupOfKey.set(key, group)
      }
    },
    done(): FileGroups {
      groupOfKey.clear()
      let merged = 0
      for (const size of sizes) merged += size - 1
      return {
        merged,
        lastOf(row) {
          const group = groupOfRow[row]
          return group === undefined || (sizes[group] ?? 1) === 1 ? undefined : lastRow[group]
        },
      }
    },
  }
}
