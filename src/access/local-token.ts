/** A token for the command line on this machine: new at every start, in a file that only its owner can read. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newToken } from './secret-token.ts'

export const localTokenPrefix = 'wml_'
const fileName = 'local-admin-token.txt'

export async function makeLocalToken(directory: string): Promise<string> {
  const token = newToken(localTokenPrefix)
  const file = join(directory, fileName)
  await mkdir(directory, { recursive: true })
  // Removed first: writing into an old file would keep the rights it had.
  await rm(file, { force: true })
  await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' })
  return token
}

/** undefined when no server ever ran on this data folder, or it belongs to somebody else. */
export async function readLocalToken(directory: string): Promise<string | undefined> {
  const text = await readFile(join(directory, fileName), 'utf8').catch(() => undefined)
  return text?.trim() || undefined
}

/** Made at the first start and kept beside the data, not in it: a copy of the database alone opens no session. */
export const keptSecret = (directory: string): Promise<string> => keptKey(directory, 'sign-in-secret.txt')

/** Without it the hashes of who was erased say nothing; with another one they would not be recognised. */
export const keptErasureKey = (directory: string): Promise<string> => keptKey(directory, 'erasure-key.txt')

async function keptKey(directory: string, fileName: string): Promise<string> {
  const file = join(directory, fileName)
  await mkdir(directory, { recursive: true })
  const made = newToken('')
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await chmod(file, 0o600)
  return (await readFile(file, 'utf8')).trim()
}
