/** Merges for the API: the records and the log of who is who change together, also when a stop comes in between. */
import type { Crm } from '../../crm/crm.ts'
import type { Merges } from '../../crm/merges/merges.ts'
import type { Identity } from '../../ingest/identity/identity.ts'
import type { Keeper } from '../../maps/keeper.ts'
import { type Actor, plainActor, type Writer } from '../../model/actor.ts'
import { AppError, appError } from '../../model/app-error.ts'
import type { Merge, MergeWish } from '../../model/merge.ts'

type Needs = {
  merges: Merges
  identity: Pick<Identity, 'merge' | 'unmerge' | 'standingMerge'>
  keeper: Pick<Keeper, 'markDirty'>
  crm: Pick<Crm, 'followMerges'>
  /** Resolves when what records told was taken, and what that said of people is written. */
  told(): Promise<void>
  clock: () => Date
}

export type MergeService = ReturnType<typeof mergeService>

type Row = NonNullable<Awaited<ReturnType<Merges['row']>>>

export const mergeService = ({ merges, identity, keeper, crm, told, clock }: Needs) => {
  /** Of a merge that was begun: her interactions follow. */
  async function joinCustomers({ id, loser, winner, reason }: Row, by: string): Promise<void> {
    const standing = await identity.standingMerge(BigInt(loser))
    if (standing === undefined) {
      const { entry, customers } = await identity.merge(BigInt(loser), BigInt(winner), by, reason, {
        recorded: true,
      })
      keeper.markDirty([...customers], clock().getTime())
      await merges.finish(id, entry.id)
    } else await merges.finish(id, standing)
    await crm.followMerges()
  }

  async function partCustomers({ identity_merge }: Row, by: string): Promise<void> {
    if (identity_merge !== null)
      await identity.unmerge(identity_merge, by).then(
        ({ customers }) => keeper.markDirty([...customers], clock().getTime()),
        (error: unknown) => {
          // Parted before a stop.
          if (!(error instanceof AppError && error.code === 'identity.merge-not-found')) throw error
        },
      )
    await crm.followMerges()
    // What the merge told of her must have arrived before it can be taken back.
    await told()
  }

  async function undoRecords(row: Row, actor: Actor): Promise<void> {
    if (row.type === 'customer') await partCustomers(row, actor.name)
    await merges.finishUndo(row, actor)
  }

  async function rowOf(id: number): Promise<Row> {
    const row = await merges.row(id)
    if (row) return row
    throw appError('identity.merge-not-found', `There is no merge m-${id}. Reload the merge log.`, { id })
  }

  async function undoOfIds(id: number, actor: Writer): Promise<string> {
    const row = await merges.ofIdentity(id)
    if (row) return undoOfRecords(row.id, actor)
    const { winner, loser } = await merges.one(`i-${id}`)
    await merges.refuseOthers('customer', [winner.id, loser.id], actor)
    const { customers } = await identity.unmerge(id, actor.name)
    keeper.markDirty([...customers], clock().getTime())
    await crm.followMerges()
    return `i-${id}`
  }

  async function undoOfRecords(id: number, actor: Writer): Promise<string> {
    const row = await rowOf(id)
    await merges.refuseOthers(row.type, [row.winner, row.loser], actor)
    if (row.state !== 'merged')
      throw appError('identity.merge-not-found', 'This merge was undone already. Reload the merge log.', {
        id,
      })
    await merges.beginUndo(id)
    await undoRecords(row, plainActor(actor))
    return `m-${id}`
  }

  return {
    page: merges.page,
    async merge(wish: MergeWish, actor: Writer): Promise<Merge> {
      const id = await merges.begin(wish, actor)
      const row = await rowOf(id)
      if (row.type === 'customer')
        try {
          await joinCustomers(row, actor.name)
        } catch (error) {
          await merges.finishUndo(row, plainActor(actor))
          throw error
        }
      return merges.one(`m-${id}`)
    },
    /** One undo for all of it: records, timeline and maps. Takes the number of either log. */
    async undo(id: string, actor: Writer): Promise<Merge> {
      const [source, number] = [id.slice(0, 1), Number(id.slice(2))]
      return merges.one(await (source === 'm' ? undoOfRecords(number, actor) : undoOfIds(number, actor)))
    },
    /** What a stop interrupted is brought to its end. */
    async resume(): Promise<void> {
      for (const row of await merges.unfinished())
        if (row.state === 'undoing') await undoRecords(row, row.actor)
        else if (row.type === 'customer') await joinCustomers(row, row.actor.name)
    },
  }
}
