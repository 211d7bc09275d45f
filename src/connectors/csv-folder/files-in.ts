/** Files of a folder below the one folder that may be read; no link leads out of it. */
import { constants } from 'node:fs'
import { lstat, open, readdir, realpath, rm } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { ConnectorFailure, triedAgain } from '../connector-failure.ts'
import { copyToUploads } from '../copy-to-uploads.ts'

export type FoundFile = { name: string; bytes: number; changed: number }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The real place of the folder, after every link on the way; it must lie below the base. */
export async function folderWithin(base: string | undefined, folder: string): Promise<string> {
  if (base === undefined)
    throw new ConnectorFailure(
      'This Waymark may read no folder.',
      'Start it with WAYMARK_IMPORT_FOLDER set to the folder below which connections may read.',
    )
  try {
    const [top, place] = [await realpath(base), await realpath(resolve(base, folder))]
    const way = relative(top, place)
    if (way !== '..' && !way.startsWith(`..${sep}`)) {
      if ((await lstat(place)).isDirectory()) return place
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES') throw unreadable(folder, error)
    if (!['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) throw error
  }
  // One answer for what is not there and what lies outside: nobody learns what else is on this server.
  throw new ConnectorFailure(
    `There is no folder "${folder}" below the one that connections may read.`,
    'Check its name, and that no link leads out of it.',
  )
}

const unreadable = (what: string, cause: unknown): ConnectorFailure =>
  new ConnectorFailure(`"${what}" may not be read.`, 'Let the account that runs Waymark read it.', cause)

/** Only the star means something. */
const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split(/\*+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'i',
  )

/** Plain files alone, oldest first; hidden ones are other programs' business. */
export async function filesIn(place: string, pattern: string): Promise<FoundFile[]> {
  const fits = matcher(pattern)
  const entries = await readdir(place, { withFileTypes: true })
  const files: FoundFile[] = []
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.') || !fits.test(entry.name)) continue
    const { size, mtimeMs } = await lstat(join(place, entry.name))
    files.push({ name: entry.name, bytes: size, changed: Math.round(mtimeMs) })
  }
  return files.sort((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1))
}

/** The name could have become a link since it was listed: links are not followed, and only a file is read. */
export async function copyOf(place: string, { name }: FoundFile, uploads: string, signal: AbortSignal) {
  const handle = await open(join(place, name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: unknown) => {
      if (codeOf(error) === 'EACCES') throw unreadable(name, error)
      throw new ConnectorFailure(`"${name}" cannot be opened any more.`, triedAgain, error)
    },
  )
  try {
    if (!(await handle.stat()).isFile())
      throw new ConnectorFailure(`"${name}" is no file.`, 'Take it out of the folder.')
    const copied = await copyToUploads(handle.createReadStream({ autoClose: false }), uploads, signal)
    return { ...copied, path: { name: copied.path, drop: () => rm(copied.path, { force: true }) } }
  } finally {
    await handle.close()
  }
}
