/** Folders that tests need and that take long to make: made once per version, kept beside the packages. */
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `name` says everything that decides the content. `make` fills `staging`; `home` is where it will stand. */
export async function cachedFolder(
  name: string,
  make: (staging: string, home: string) => Promise<void>,
): Promise<string> {
  const home = join(await cacheFolder(), `waymark-${name}`)
  if (await may(home, constants.F_OK)) return home

  // Made beside the final place, then renamed: several test files may start at the same moment.
  await mkdir(dirname(home), { recursive: true })
  const staging = await mkdtemp(`${home}-`)
  try {
    await make(staging, home)
    await rename(staging, home).catch((error: NodeJS.ErrnoException) => {
      const anotherWasFaster = error.code === 'ENOTEMPTY' || error.code === 'EEXIST'
      if (!anotherWasFaster) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return home
}

async function cacheFolder(): Promise<string> {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const writable = await may(modules, constants.W_OK)
  return writable ? join(modules, '.cache') : join(tmpdir(), `waymark-cache-${process.getuid?.() ?? 0}`)
}

const may = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )
