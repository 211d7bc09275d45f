import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { commandLine } from '../access/caller.ts'
import type { App } from './app.ts'
import { answerOnce } from './idempotency.ts'

const largeAnswer = 'x'.repeat(1024 * 1024)

test('answers kept for a second request never fill the memory: the oldest go first', async () => {
  const app = Fastify() as unknown as App
  let done = 0
  app.decorateRequest('caller')
  app.addHook('onRequest', async (request) => {
    request.caller = commandLine
  })
  answerOnce(app, () => {})
  app.post('/large', async () => {
    done += 1
    return `${done} ${largeAnswer}`
  })
  const ask = async (key: string) =>
    (await app.inject({ method: 'POST', url: '/large', headers: { 'idempotency-key': key } })).body.split(
      ' ',
    )[0]
  for (let n = 1; n <= 40; n++) expect(await ask(`key ${n}`)).toBe(String(n))
  expect(await ask('key 40')).toBe('40')
  expect(await ask('key 20')).toBe('20')
  expect(await ask('key 1')).toBe('41')
  await app.close()
})
