import { expect, test } from 'vitest'
import { createAttempts } from './attempts.ts'

const given = () => {
  let now = Date.UTC(2026, 0, 1)
  const attempts = createAttempts(() => now)
  const fail = (times: number, address: string, account: string) => {
    for (let done = 0; done < times; done++) attempts.failed(address, account)
  }
  const wait = (seconds: number) => {
    now += seconds * 1000
  }
  return { attempts, fail, wait }
}

test('who mistypes waits a little longer each time, from the fifth time on', () => {
  const { attempts, fail, wait } = given()
  fail(4, '10.0.0.1', 'ann@example.com')
  attempts.check('10.0.0.1', 'ann@example.com')
  fail(1, '10.0.0.1', 'ann@example.com')
  expect(() => attempts.check('10.0.0.1', 'Ann@example.com')).toThrow('Try again in 1 s')
  fail(3, '10.0.0.1', 'ann@example.com')
  expect(() => attempts.check('10.0.0.1', 'ann@example.com')).toThrow('Try again in 8 s')
  wait(8)
  attempts.check('10.0.0.1', 'ann@example.com')
})

test('nobody locks somebody else out: the same account comes in from another address', () => {
  const { attempts, fail } = given()
  fail(1000, '10.6.6.6', 'ann@example.com')
  expect(() => attempts.check('10.6.6.6', 'ann@example.com')).toThrow('Try again in 900 s')
  attempts.check('10.0.0.1', 'ann@example.com')
})

test('one address cannot try one password on everybody', () => {
  const { attempts, fail } = given()
  for (let person = 0; person < 50; person++) fail(1, '10.6.6.6', `person-${person}@example.com`)
  expect(() => attempts.check('10.6.6.6', 'ann@example.com')).toThrow('Too many failed attempts')
  attempts.check('10.0.0.1', 'person-1@example.com')
})

test('coming in makes good, and an hour forgets', () => {
  const { attempts, fail, wait } = given()
  fail(9, '10.0.0.1', 'ann@example.com')
  attempts.succeeded('10.0.0.1', 'ann@example.com')
  attempts.check('10.0.0.1', 'ann@example.com')
  fail(20, '10.0.0.1', 'ann@example.com')
  wait(3601)
  attempts.check('10.0.0.1', 'ann@example.com')
})

test('the addresses of one network of IPv6 are one machine, and one of IPv4 is itself in both spellings', () => {
  const { attempts, fail } = given()
  for (let host = 0; host < 5; host++) fail(1, `2001:db8:0:1::${host}`, 'ann@example.com')
  expect(() => attempts.check('2001:db8:0:1:ffff::9', 'ann@example.com')).toThrow('Try again in 1 s')
  attempts.check('2001:db8:0:2::1', 'ann@example.com')
  fail(5, '::ffff:10.0.0.1', 'ann@example.com')
  expect(() => attempts.check('10.0.0.1', 'ann@example.com')).toThrow('Try again in 1 s')
  attempts.check('10.0.0.2', 'ann@example.com')
})
