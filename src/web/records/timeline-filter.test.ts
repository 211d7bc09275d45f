import { expect, test } from 'vitest'
import type { TimelineCount } from '../../model/customer.ts'
import { numbersOf, timelineAddress, timelineFilterOf, withToggled } from './timeline-filter.ts'

test('the address keeps several channels and kinds, and what it does not know is left out', () => {
  const filter = timelineFilterOf({ channels: 'phone,smoke,email', kinds: 'money,words' })
  expect(filter).toEqual({ channels: ['email', 'phone'], kinds: ['words', 'money'] })
  expect(timelineAddress(filter)).toEqual({ channels: 'email,phone', kinds: 'words,money' })
  expect(timelineAddress(timelineFilterOf({}))).toEqual({ channels: undefined, kinds: undefined })
})

test('a choice is added in the order in which it is offered, and taken away again', () => {
  expect(withToggled(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c'])
  expect(withToggled(['a', 'b', 'c'], ['a', 'c'], 'a')).toEqual(['c'])
})

test('each number is what the choice would show beside what is chosen of the other sort', () => {
  const counts: TimelineCount[] = [
    { channel: 'email', kinds: ['words'], n: 4 },
    { channel: 'email', kinds: ['words', 'answers'], n: 2 },
    { channel: 'shop', kinds: ['money'], n: 3 },
    { channel: 'web', kinds: [], n: 10 },
  ]
  const none = numbersOf(counts, { channels: [], kinds: [] })
  expect([none.all, none.ofKind('words'), none.ofChannel('email'), none.ofChannel('ad')]).toEqual([
    19, 6, 6, 0,
  ])
  const both = numbersOf(counts, { channels: ['email', 'shop'], kinds: ['answers', 'money'] })
  expect([both.all, both.shown, both.ofKind('words'), both.ofChannel('email')]).toEqual([9, 5, 6, 2])
})
