/** A process of its own for the tests that kill an import or give it a full disk: imports the file it is given and says how far it is. */
import { readFile } from 'node:fs/promises'
import { givenImporter } from './support/given-importer.ts'

const [directory, file] = process.argv.slice(2)
if (!directory || !file) throw new Error('Say which data folder and which file.')
const given = await givenImporter({
  directory,
  onProgress: ({ id, progress }) => process.stdout.write(`${id} ${progress.phase} ${progress.rows}\n`),
})
const { id, state, error } = await given.run(await readFile(file))
process.stdout.write(`${id} ended ${state} ${error?.code ?? ''}\n`)
