/** A process of its own for the tests that kill an import or give it a full disk: imports the file it is given and says how far it is. */
import { stat } from 'node:fs/promises'
import { givenImporter } from './support/given-importer.ts'

const [directory, file] = process.argv.slice(2)
if (!directory || !file) throw new Error('Say which data folder and which file.')
const given = await givenImporter({
  directory,
  onProgress: ({ id, progress }) => process.stdout.write(`${id} ${progress.phase} ${progress.rows}\n`),
})
const importer = given.importer()
const { id } = await importer.create('file.csv', file, (await stat(file)).size)
const checked = await importer.settled(id)
if (checked.state === 'checked') await importer.run(id)
const { state, error } = await importer.settled(id)
process.stdout.write(`${id} ended ${state} ${error?.code ?? ''}\n`)
