/** Makes sure that a directory holds a complete PostgreSQL cluster before anything is opened on it. */
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { appError } from '../../../model/app-error.ts'
import { embeddedPostgres } from './embedded-postgres.ts'

/** The major version that the pinned PGlite brings. */
const version = '18'

/**
 * A new cluster is made beside its place and moved there when complete, so that one left half-made by a kill is
 * never taken for real; making it in a thread of its own also gives back the 250 MB that this needs.
 */
export async function prepareDirectory(directory: string): Promise<void> {
  const files = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (files.length > 0) return checkCluster(directory)
  const draft = `${directory}.new`
  await rm(draft, { recursive: true, force: true })
  const cluster = embeddedPostgres(draft)
  await cluster.start()
  await cluster.close()
  await rename(draft, directory)
}

async function checkCluster(directory: string): Promise<void> {
  const found = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => '')
  if (found.trim() === version) return
  const what = found
    ? `were written by PostgreSQL ${found.trim().slice(0, 20)}, this program brings ${version}`
    : 'lack the file PG_VERSION'
  throw appError(
    'store.damaged',
    `The records in ${directory} ${what}. Restore the directory from a backup, or move it away to begin empty. Nothing was changed.`,
    { directory },
  )
}
