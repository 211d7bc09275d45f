/** A CSV file of interactions for the measurements of imports, and the way to bring it in. */
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Import } from '../src/model/import.ts'
import type { Parts } from '../src/open-parts.ts'

/** Twenty interactions of each customer; every so manieth row lacks the customer, where that is wanted. */
export async function writeImportFile(path: string, rows: number, refusedEvery = 0): Promise<void> {
  const customers = Math.ceil(rows / 20)
  const out = createWriteStream(path)
  out.write('customer_id,timestamp,event,channel,amount,currency\n')
  for (let row = 0; row < rows; row++) {
    const at = new Date(1_700_000_000_000 + ((row * 7919) % 40_000_000) * 1000).toISOString()
    const customer = refusedEvery > 0 && row % refusedEvery === 0 ? '' : `c${row % customers}`
    const line = `${customer},${at},Event ${1 + (row % 40)},web,${row % 5 === 0 ? '12.50,EUR' : ','}\n`
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(() => resolve()))
}

/** Resolves after the dry run, when the file may be taken in. */
export async function checkedImport({ importer }: Parts, path: string): Promise<Import> {
  const { id } = await importer.create('bench.csv', path, (await stat(path)).size)
  return expectState(await importer.settled(id), 'checked')
}

export async function runImport({ importer }: Parts, id: number): Promise<Import> {
  await importer.run(id)
  return expectState(await importer.settled(id), 'done')
}

function expectState(found: Import, state: Import['state']): Import {
  if (found.state !== state) throw new Error(`the import is ${found.state}: ${found.error?.message}`)
  return found
}
