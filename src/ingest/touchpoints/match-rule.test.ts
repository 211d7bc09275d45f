/** Rules match as people read them: a star is any run of characters, letters match in either case. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPattern, matchesRule, pattern, prepareRule, seen } from './match-rule.ts'

const matches = (wanted: string, text: string) => matchesPattern(pattern(wanted), text.toLowerCase())

test.each([
  ['Order Completed', 'order completed', true],
  ['order', 'order completed', false],
  ['order*', 'Order Completed', true],
  ['*completed', 'Order Completed', true],
  ['*der*com*', 'Order Completed', true],
  ['*com*der*', 'Order Completed', false],
  ['*', '', true],
  ['**', 'x', true],
  ['a*a', 'a', false],
  ['ab*ba', 'aba', false],
  ['a*b*c', 'abc', true],
  ['a.c', 'abc', false],
  ['/help/*', '/help/returns/how', true],
  ['[x]*', '[x] y', true],
])('%s and %s: %s', (wanted, text, expected) => {
  expect(matches(wanted, text)).toBe(expected)
})

test('the answer is that of the definition', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
  const wanted = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
  fc.assert(
    fc.property(wanted, text, (rule, given) => {
      expect(matches(rule, given)).toBe(byDefinition(rule, given))
    }),
    { numRuns: 2_000 },
  )
})

const byDefinition = (rule: string, text: string): boolean => {
  if (rule === '') return text === ''
  if (rule.startsWith('*'))
    return byDefinition(rule.slice(1), text) || (text !== '' && byDefinition(rule, text.slice(1)))
  return rule[0] === text[0] && byDefinition(rule.slice(1), text.slice(1))
}

test('no pattern takes long', () => {
  const started = performance.now()
  expect(matches(`${'a*'.repeat(150)}b`, 'a'.repeat(5_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(100)
})

test('every part that a rule names must hold; the channel as sent or as understood', () => {
  const kind = seen({ type: 'track', name: 'Order Paid', path: '', channel: 'ios' }, 'app')
  const holds = (rule: object) => matchesRule(prepareRule({ properties: [], ...rule }), kind)
  expect([
    holds({ name: 'order *', channel: 'app' }),
    holds({ channel: 'iOS' }),
    holds({ type: 'track' }),
  ]).toEqual([true, true, true])
  expect([
    holds({ name: 'order *', channel: 'web' }),
    holds({ type: 'page', name: 'order *' }),
    holds({ path: '/' }),
  ]).toEqual([false, false, false])
})
