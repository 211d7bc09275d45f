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

test('a single sign-on is set up whole or not at all', () => {
  const whole = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'waymark', OIDC_CLIENT_SECRET: 's' }
  expect(readConfig(whole).singleSignOn).toMatchObject({ issuer: 'https://id.example.com' })
  expect(readConfig(whole).newcomers).toBeUndefined()
  expect(() => readConfig({ ...whole, OIDC_CLIENT_SECRET: '' })).toThrow(ConfigError)
})

test('the address that people use is an origin', () => {
  expect(readConfig({ WAYMARK_URL: 'https://cx.example.com/' }).publicUrl).toBe('https://cx.example.com')
  expect(() => readConfig({ WAYMARK_URL: 'cx.example.com' })).toThrow(/^WAYMARK_URL must look like/)
})

test('hosts of one’s own network are a list of names, addresses and ranges', () => {
  expect(readConfig({}).allowPrivateHosts).toEqual([])
  const listed = { WAYMARK_ALLOW_PRIVATE_HOSTS: 'crm.local, 10.0.0.0/8 ::1' }
  expect(readConfig(listed).allowPrivateHosts).toEqual(['crm.local', '10.0.0.0/8', '::1'])
  expect(() => readConfig({ WAYMARK_ALLOW_PRIVATE_HOSTS: '10.0.0.0/99' })).toThrow(
    /^WAYMARK_ALLOW_PRIVATE_HOSTS: "10/,
  )
})
