import { expect, test } from 'vitest'
import type { ConsentEntry } from '../../../model/crm/consent.ts'
import { mailLink, optOutOf, phoneLink } from './reach.ts'

const entry = (channel: ConsentEntry['channel'], purpose: string, state: ConsentEntry['state']) => ({
  ...{ id: 1, channel, purpose, state, source: 'sign-up form', at: '2026-05-04T10:00:00Z' },
  actor: { kind: 'user' as const, id: '1', name: 'Ada' },
})

test('a link holds the address and nothing else', () => {
  expect(mailLink('ann+shop@example.org')).toBe('mailto:ann+shop@example.org')
  expect(mailLink('ann@example.org?bcc=eve@example.org&body=x')).toBe(
    'mailto:ann@example.org%3Fbcc%3Deve@example.org%26body%3Dx',
  )
  expect(phoneLink('+353 (20) 913-0142')).toBe('tel:+353209130142')
})

test('an opt-out names what was refused on this channel, and when', () => {
  const consents = [
    entry('email', 'service', 'granted'),
    entry('email', 'marketing', 'withdrawn'),
    entry('phone', 'survey', 'denied'),
    entry('phone', 'marketing', 'denied'),
  ]
  expect(optOutOf(consents, 'email')).toEqual({
    words: 'no marketing',
    sentence: 'Withdrew marketing on 4 May 2026, sign-up form.',
  })
  expect(optOutOf(consents, 'phone')?.words).toBe('no survey +1')
  expect(optOutOf(consents, 'chat')).toBeUndefined()
})
