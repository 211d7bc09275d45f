/** The list of erasures that outlives the stores: kept as a file, so that what a restored backup brings back is erased again. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ListedErasure } from '../../../crm/erase/erasure-rows.ts'

const fileName = 'erasures.json'
const List = z.array(ListedErasure)

/** Whole or not at all: written beside and put in its place. */
export async function writeErasureList(directory: string, list: readonly ListedErasure[]): Promise<void> {
  const file = join(directory, fileName)
  await writeFile(`${file}.new`, `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}

export async function readErasureList(directory: string): Promise<ListedErasure[]> {
  const text = await readFile(join(directory, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  return List.parse(JSON.parse(text))
}
