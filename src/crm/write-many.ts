/** Many records, batch after batch: one batch is made ready while another is being stored. */
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/records/tables.ts'
import type { AnyWrite } from './apply-write.ts'
import { type WriteWish, type Written, writeRecords } from './write-records.ts'

/** More would only wait for each other in the database. */
const atOnce = 2

type Batches = Iterable<readonly AnyWrite[]> | AsyncIterable<readonly AnyWrite[]>

/** Batches may be stored in any order, so a record must not stand in two of them. */
export async function writeMany(
  db: Kysely<Tables>,
  wish: () => Omit<WriteWish, 'writes'>,
  batches: Batches,
  onWritten: (written: Written, writes: readonly AnyWrite[]) => void,
): Promise<void> {
  const iterator =
    Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]()
  let failed = false
  const work = async (): Promise<void> => {
    while (!failed) {
      const { value: writes, done } = await iterator.next()
      if (done) return
      onWritten(await writeRecords(db, { ...wish(), writes }), writes)
    }
  }
  const one = () =>
    work().catch((error: unknown) => {
      failed = true
      throw error
    })
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, one))
  await iterator.return?.()
  const broken = ends.find((end) => end.status === 'rejected')
  if (broken) throw broken.reason
}
