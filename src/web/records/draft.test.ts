import { expect, test } from 'vitest'
import { type Draft, emptyDraft, isReady, tabsFor, valuesOfDraft } from './draft.ts'

const now = new Date('2026-03-02T10:00:00.000Z')
const draft = (some: Partial<Draft>): Draft => ({ ...emptyDraft('note'), ...some })

test('only a ticket can be replied to, and there it comes first', () => {
  expect(tabsFor('ticket')[0]).toBe('reply')
  expect(tabsFor('deal')).not.toContain('reply')
})

test('a reply names its ticket and needs words', () => {
  expect(isReady(draft({ tab: 'reply' }))).toBe(false)
  expect(
    valuesOfDraft(draft({ tab: 'reply', text: 'On its way.' }), { about: 'Late bike', me: 'ann', now }),
  ).toMatchObject({
    kind: 'reply',
    subject: 'Re: Late bike',
    text: 'On its way.',
    direction: 'out',
  })
})

test('a meeting of tomorrow is planned; one of yesterday took place', () => {
  const meeting = (at: string) =>
    valuesOfDraft(draft({ tab: 'meeting', at, minutes: '30' }), { about: '', me: 'ann', now })
  expect(meeting('2026-03-03T09:00')).toMatchObject({ done: false, minutes: 30 })
  expect(meeting('2026-03-01T09:00')).not.toHaveProperty('done')
})

test('a task is for whoever writes it, until somebody else is chosen', () => {
  const task = (some: Partial<Draft>) =>
    valuesOfDraft(draft({ tab: 'task', subject: 'Call', ...some }), { about: '', me: 'ann', now }).assignee
  expect([task({}), task({ assignee: 'ben' }), task({ assignee: '' })]).toEqual(['ann', 'ben', null])
})
