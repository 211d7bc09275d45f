/** Opens a real browser: an installed Chrome or Chromium when there is one, else the one npm brought along. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { bundledChromium } from './bundled-chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Headless, with a new empty profile (playwright makes and removes it). Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const installed = installedBrowser()
  if (installed) {
    try {
      return await launch(installed, {})
    } catch {
      // An installed browser may be a stub or lack libraries: the bundled one is known to start.
    }
  }
  const bundled = await bundledChromium()
  return launch(bundled.executablePath, bundled.env)
}

async function launch(executablePath: string, env: Record<string, string>): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags, headless: true, env: { ...process.env, ...env } })
}

function installedBrowser(): string | undefined {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.CHROME_PATH ?? '', ...candidates].find((path) => path !== '' && existsSync(path))
}
