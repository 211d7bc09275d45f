/** What each rule finds in one customer's walk. */
import { expect, test } from 'vitest'
import type { FoundBehaviour } from '../../../model/behaviour.ts'
import { behaviourRules } from './index.ts'
import { DAY, HOUR, type Walk } from './rule.ts'
import { shownBy } from './shown-by.ts'

const nothing: Walk = { visits: [], contacts: [], promise: new Map() }
const finds = (id: FoundBehaviour, walk: Partial<Walk>) => behaviourRules[id].find({ ...nothing, ...walk })

/** "7 phone 2": about 7, by phone, on day 2; positions count from 1. */
const contacts = (...told: string[]): Walk['contacts'] =>
  told.map((text, index) => {
    const [subject, channel, day] = text.split(' ')
    return {
      subject: Number(subject),
      position: index + 1,
      at: Number(day) * DAY,
      channel: channel === '-' ? undefined : channel,
    }
  })
/** "2 at 5": at step 2 from hour 5 on. */
const visits = (...told: string[]): Walk['visits'] =>
  told.map((text, index) => {
    const [step, , hour] = text.split(' ')
    return { step: Number(step), position: index + 1, at: Number(hour) * HOUR }
  })

test('coming again is about the same thing, more than an hour and at most a week later', () => {
  expect(finds('repeat-contact', { contacts: contacts('7 phone 0', '8 phone 1', '7 phone 2') })).toEqual([3])
  expect(finds('repeat-contact', { contacts: contacts('7 phone 0', '7 phone 7') })).toEqual([2])
  expect(finds('repeat-contact', { contacts: contacts('7 phone 0', '7 phone 7.01') })).toEqual([])
  expect(finds('repeat-contact', { contacts: contacts('7 chat 0', '7 ticket 0.02') })).toEqual([])
  expect(finds('repeat-contact', { contacts: contacts('7 phone 0', '7 phone 5', '7 phone 10') })).toEqual([
    2, 3,
  ])
})

test('a switch is coming again by another channel, where both are known', () => {
  expect(finds('channel-switch', { contacts: contacts('7 ticket 0', '7 phone 1', '7 phone 2') })).toEqual([2])
  expect(finds('channel-switch', { contacts: contacts('7 - 0', '7 phone 1') })).toEqual([])
  expect(finds('channel-switch', { contacts: contacts('7 ticket 0', '8 phone 1') })).toEqual([])
})

test('a wait is longer than promised, known when the next step has come', () => {
  const walk = { visits: visits('1 at 0', '2 at 30', '3 at 31'), promise: new Map([[1, 24 * HOUR]]) }
  expect(finds('wait', walk)).toEqual([1])
  expect(finds('wait', { ...walk, promise: new Map([[1, 30 * HOUR]]) })).toEqual([])
  expect(finds('wait', { ...walk, promise: new Map([[3, HOUR]]) })).toEqual([])
})

test('to and fro is being back after one other step, within a week', () => {
  expect(finds('ping-pong', { visits: visits('1 at 0', '2 at 1', '1 at 2', '2 at 3') })).toEqual([3, 4])
  expect(finds('ping-pong', { visits: visits('1 at 0', '2 at 1', '3 at 2', '1 at 3') })).toEqual([])
  expect(finds('ping-pong', { visits: visits('1 at 0', '2 at 1', '1 at 169') })).toEqual([])
})

test('a map says what behaviour shows, or nothing; the worse of two comes first', () => {
  const walk = { ...nothing, contacts: contacts('7 ticket 0', '7 phone 1') }
  expect(shownBy(walk, {})).toEqual([
    { position: 2, behaviour: 'channel-switch', score: -100 },
    { position: 2, behaviour: 'repeat-contact', score: -80 },
  ])
  expect(shownBy(walk, { behaviours: { 'channel-switch': null, 'repeat-contact': -30 } })).toEqual([
    { position: 2, behaviour: 'repeat-contact', score: -30 },
  ])
})
