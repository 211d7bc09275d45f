import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { type OwnNames, refuseForeignHost } from './guard-origin.ts'

const answers = async (names: OwnNames, host: string): Promise<boolean> =>
  refuseForeignHost(names)({ headers: { host } } as FastifyRequest).then(
    () => true,
    () => false,
  )
const here: OwnNames = { listensBeyondLoopback: false }
const beyond: OwnNames = { publicUrl: 'https://cx.example.com', listensBeyondLoopback: true }

test.each(['localhost:4600', '127.0.0.1', '[::1]:4600'])('%s is always ours', async (host) => {
  expect([await answers(here, host), await answers(beyond, host)]).toEqual([true, true])
})

test.each(['cx.example.com', 'CX.example.com:443', '192.168.1.7:4600', '[fe80::1]:4600'])(
  '%s is ours once others may come in under that name',
  async (host) => {
    expect([await answers(here, host), await answers(beyond, host)]).toEqual([false, true])
  },
)

test.each([
  'evil.example',
  '127.0.0.1.evil.example',
  'cx.example.com.evil.example',
  '192.168.1.7.evil.example',
  '',
])('"%s" never is', async (host) => {
  expect([await answers(here, host), await answers(beyond, host)]).toEqual([false, false])
})
