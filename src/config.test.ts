import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('an empty environment starts on this machine only', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 4600,
    host: '127.0.0.1',
    insecureListen: false,
    databaseUrl: undefined,
  })
  expect(isAbsolute(config.data)).toBe(true)
})

test('empty variables count as missing', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', WAYMARK_DATA: '' })).toEqual(readConfig({}))
})

test('a wrong value is refused with the name of the variable', () => {
  expect(() => readConfig({ PORT: 'http' })).toThrow(/^PORT must be a number/)
  expect(() => readConfig({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL must look like postgres/)
})

test('listening beyond this machine must be said out loud', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(ConfigError)
  expect(readConfig({ HOST: '0.0.0.0', WAYMARK_INSECURE_LISTEN: '1' }).host).toBe('0.0.0.0')
})
