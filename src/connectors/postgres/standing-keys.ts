/** All keys that a table has, as eight bytes each: a million take eight megabytes. */
import { hash } from 'node:crypto'
import pg from 'pg'
import { rowKey } from '../refused-rows.ts'
import type { Reader } from './open-client.ts'
import type { Source } from './read-rows.ts'
import type { PostgresSettings } from './settings.ts'

const keysPerPage = 50_000

/** Two of a million keys are the same with a chance of one in forty million; then one stays that was deleted. */
const markOf = (key: string): bigint => hash('sha1', rowKey(key), 'buffer').readBigUInt64LE()

function has(sorted: BigUint64Array, mark: bigint): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0n) < mark) low = middle + 1
    else high = middle
  }
  return sorted[low] === mark
}

function withRoom(
  marks: BigUint64Array<ArrayBuffer>,
  used: number,
  more: number,
): BigUint64Array<ArrayBuffer> {
  if (used + more <= marks.length) return marks
  const larger = new BigUint64Array(Math.max(used + more, marks.length * 2))
  larger.set(marks.subarray(0, used))
  return larger
}

export async function standingKeys(
  reader: Reader,
  { keyColumn }: PostgresSettings,
  { from, keyType }: Source,
  signal: AbortSignal,
): Promise<(key: string) => boolean> {
  const key = `source.${pg.escapeIdentifier(keyColumn)}`
  let marks = new BigUint64Array(keysPerPage)
  let used = 0
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted()
    const beyond: string = after === null ? '$1::text is null' : `${key} > $1::text::${keyType}`
    const { rows }: { rows: { key: string }[] } = await reader.ask<{ key: string }>(
      `select ${key}::text as key from ${from} where ${key} is not null and ${beyond} order by ${key} limit ${keysPerPage}`,
      [after],
    )
    marks = withRoom(marks, used, rows.length)
    for (const one of rows) marks[used++] = markOf(one.key)
    const last = rows.at(-1)
    if (!last || rows.length < keysPerPage) break
    after = last.key
  }
  const sorted = marks.subarray(0, used).sort()
  return (wanted) => has(sorted, markOf(wanted))
}
