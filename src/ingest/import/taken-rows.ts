/** Which prepared rows are taken: sound, not stored already, and not the same message again. */
import { tablesOf } from './import-plan.ts'
import { type Block, rowRanges } from './prepare.ts'

const inBlock = 'row > {from:UInt64} AND row <= {to:UInt64}'

/** For the rows of a block, `blockParams`: what is looked up beside is never more than a block of it. */
export const takenSql = (id: number): string => {
  const { repeats, stored } = tablesOf(id)
  return `${inBlock} AND problem = ''
    AND row NOT IN (SELECT row FROM ${repeats} WHERE message = 0 AND ${inBlock})
    AND row NOT IN (SELECT row FROM ${stored} WHERE ${inBlock})`
}

export const blockParams = ({ from, to }: Block) => ({ from: String(from), to: String(to) })

/** All rows of the file, a block after another. */
export const blocksOf = (rows: number) => [...rowRanges(rows)].map(blockParams)
