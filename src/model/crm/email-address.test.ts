import { expect, test } from 'vitest'
import { isEmailAddress, plainAddress } from './email-address.ts'

test('unusual addresses are addresses', () => {
  for (const address of [
    'anna@example.com',
    "o'neil+news@mail.example.co.uk",
    'jörg@müller.example',
    '用户@例子.公司',
    'root@localhost',
    '"Anna B"@example.com',
    '"a@b"@example.com',
    'anna@[192.168.0.1]',
    '.anna.@example.com',
  ])
    expect([address, isEmailAddress(address)]).toEqual([address, true])
})

test('what no letter would reach is none', () => {
  for (const text of ['anna', 'anna@', '@example.com', 'a b@example.com', 'anna@exa mple.com', 'n/a', '-'])
    expect([text, isEmailAddress(text)]).toEqual([text, false])
  expect(isEmailAddress('anna@example.com, bert@example.com')).toBe(false)
  expect(isEmailAddress('anna@example.com;bert@example.com')).toBe(false)
})

test('the address is taken out of what stands around it', () => {
  expect(plainAddress('Anna Bauer <anna@example.com>')).toBe('anna@example.com')
  expect(plainAddress('mailto:anna@example.com')).toBe('anna@example.com')
  expect(plainAddress('unknown')).toBe('unknown')
})
