/** By what it is found what a connection brought, and which other connections read the same. */
import type { BroughtFrom } from '../model/brought.ts'
import { allConnections, type ConnectionRow, type Db, sourceOf } from './connection-rows.ts'

export async function broughtFrom(
  db: Db,
  row: ConnectionRow,
): Promise<{ from: BroughtFrom; sharedWith: string[] }> {
  const source = sourceOf(row)
  const others = (await allConnections(db)).filter(({ id }) => id !== row.id)
  return {
    from: {
      ...{ source, connection: row.id, name: row.name },
      others: others.map(sourceOf).filter((other) => other.startsWith(`${source}:`)),
    },
    sharedWith: others.filter((other) => sourceOf(other) === source).map(({ name }) => name),
  }
}
