/** What the address of a page, of a file and of a folder is answered with, whatever the asker can unpack. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import Fastify from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from './app.ts'
import { requirePermit } from './permit.ts'
import { answerProblem } from './problem.ts'
import { serveWeb } from './static-web.ts'

const page = '<!doctype html><title>The page</title>'
const script = 'globalThis.started = true'
let root: string
let app: App

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'waymark-web-'))
  await mkdir(join(root, 'assets'))
  await writeFile(join(root, 'index.html'), page)
  await writeFile(join(root, 'index.html.br'), brotliCompressSync(page))
  await writeFile(join(root, 'assets/app.js'), script)
  app = Fastify().withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setErrorHandler(answerProblem)
  app.addHook('onRoute', requirePermit)
  await serveWeb(app, root)
})
afterAll(async () => {
  await app?.close()
  await rm(root, { recursive: true, force: true })
})

const asked = async (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') => {
  const { statusCode, body, headers: answered } = await app.inject({ method, url, headers })
  return { statusCode, body, encoding: answered['content-encoding'], cached: answered['cache-control'] }
}

test('every address of the app is the page, also for whoever unpacks nothing', async () => {
  for (const url of [
    '/',
    '/?from=mail',
    '/maps',
    '/records/customer?q=ann',
    '/records/customer/',
    '/assets',
    '/assets/',
  ])
    expect([url, await asked(url)]).toEqual([
      url,
      { statusCode: 200, body: page, encoding: undefined, cached: 'no-cache' },
    ])
  expect(await asked('/', {}, 'HEAD')).toMatchObject({ statusCode: 200, body: '' })
})

test('who can unpack it gets it packed', async () => {
  for (const url of ['/', '/maps', '/assets/'])
    expect(await asked(url, { 'accept-encoding': 'br' })).toMatchObject({ statusCode: 200, encoding: 'br' })
})

test('a file is itself, and kept; one that is not there is not the page', async () => {
  expect(await asked('/assets/app.js')).toEqual({
    statusCode: 200,
    body: script,
    encoding: undefined,
    cached: 'public, max-age=31536000, immutable',
  })
  expect(await asked('/assets/gone.js')).toMatchObject({ statusCode: 404 })
})

test('what is no page and no file is said to be nothing: programs are not given a page', async () => {
  expect(await asked('/api/v1/nothing')).toMatchObject({ statusCode: 404 })
  expect(await asked('/', { accept: 'application/json' })).toMatchObject({ statusCode: 404 })
})
