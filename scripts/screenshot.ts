/** Saves a picture of a page: `node scripts/screenshot.ts URL OUT.png [--width 1440] [--height 900] [--dark] [--full] [--demo] [--wait MS]`; `--demo` enters the demo first. */
import { parseArgs } from 'node:util'
import { openBrowser } from '../test/support/browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    wait: { type: 'string', default: '500' },
    dark: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    click: { type: 'string', multiple: true, default: [] },
  },
})
const [url, out] = positionals
if (!url || !out) {
  console.error(
    'Usage: node scripts/screenshot.ts URL OUT.png [--width 1440] [--height 900] [--dark] [--full] [--demo] [--print] [--wait MS] [--click SELECTOR]...',
  )
  process.exit(2)
}

const browser = await openBrowser()
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? 'dark' : 'light',
  })
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`console: ${message.text()}`)
  })
  if (values.print) await page.emulateMedia({ media: 'print' })
  if (values.demo) await page.request.post(new URL('/api/v1/session/demo', url).href, { data: {} })
  // Not 'networkidle': a page that listens for live changes is never idle.
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(Number(values.wait))
  for (const selector of values.click) {
    await page.click(selector)
    await page.waitForTimeout(Number(values.wait))
  }
  await page.screenshot({ path: out, fullPage: values.full })
  console.log(out)
} finally {
  await browser.close()
}
