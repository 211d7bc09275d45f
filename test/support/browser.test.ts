import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { inflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { openBrowser } from './browser.ts'

const goodPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
  <main><h1>Ünser map</h1><p id="said">Nobody clicked</p>
  <button onclick="said.textContent = 'Clicked'">Click me</button></main></html>`
const badPage = `<!doctype html><html><title></title><img src="x.png"><button></button>
  <p style="color:#ccc;background:#fff">too pale to read</p></html>`

let server: Server
let browser: Browser
let url: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const policy = "script-src 'self' 'unsafe-inline'; connect-src 'none'"
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
    response.end(request.url === '/bad' ? badPage : goodPage)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : ''}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

test('a page is rendered, a button can be clicked, and the picture of it is not blank', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 300 } })
  await page.goto(url)
  expect(await page.textContent('h1')).toBe('Ünser map')
  await page.getByRole('button', { name: 'Click me' }).click()
  expect(await page.textContent('#said')).toBe('Clicked')
  expect(differentBytes(await page.screenshot())).toBeGreaterThan(20)
  await page.goto('about:blank')
  expect(differentBytes(await page.screenshot())).toBeLessThan(5)
  await page.close()
})

test('letters are drawn: a longer line of text is wider', async () => {
  const page = await browser.newPage()
  await page.setContent('<span id="a">iii</span><br><span id="b">Ünser map of journeys</span>')
  const width = async (id: string) => (await page.locator(id).boundingBox())?.width ?? 0
  expect(await width('#b')).toBeGreaterThan((await width('#a')) * 3)
  await page.close()
})

test('axe finds what keeps people out, and nothing on a good page', async () => {
  const page = await browser.newPage()
  await page.goto(`${url}/bad`)
  const rules = (await axeFindings(page)).map((finding) => finding.rule)
  expect(rules).toEqual(
    expect.arrayContaining(['button-name', 'image-alt', 'html-has-lang', 'color-contrast']),
  )
  await page.goto(url)
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

/** How many different byte values the pixels of a PNG have; a blank picture has one or two. */
function differentBytes(png: Buffer): number {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return new Set(inflateSync(Buffer.concat(parts))).size
}
