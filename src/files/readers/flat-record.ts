/** Turns one parsed record into cells: nested objects become columns with dots, other structures JSON. */

const deepest = 4

export type FlatRecord = Map<string, string>

export function flatRecord(record: object): FlatRecord {
  const flat: FlatRecord = new Map()
  flatten(record, '', 1, flat)
  return flat
}

function flatten(bag: object, prefix: string, depth: number, flat: FlatRecord): void {
  for (const [key, value] of Object.entries(bag)) {
    const name = prefix + key
    if (depth < deepest && isBag(value)) flatten(value, `${name}.`, depth + 1, flat)
    else flat.set(name, cellOf(value))
  }
}

const isBag = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !ArrayBuffer.isView(value)

export function cellOf(value: unknown): string {
  // Half a surrogate pair is no text, and no store takes it.
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed()
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8')
  if (typeof value === 'object') return JSON.stringify(value, withBigInts)
  return String(value)
}

const withBigInts = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value
