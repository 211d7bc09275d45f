/** The port gives what the authors of VADER publish. */
import { describe, expect, test } from 'vitest'
import { vader } from './vader.ts'

/** Sentences and output of the README of cjhutto/vaderSentiment: compound, positive, neutral, negative. */
const published: [string, number, number, number, number][] = [
  ['VADER is smart, handsome, and funny.', 0.8316, 0.746, 0.254, 0],
  ['VADER is smart, handsome, and funny!', 0.8439, 0.752, 0.248, 0],
  ['VADER is very smart, handsome, and funny.', 0.8545, 0.701, 0.299, 0],
  ['VADER is VERY SMART, handsome, and FUNNY.', 0.9227, 0.754, 0.246, 0],
  ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342, 0.767, 0.233, 0],
  ['VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!', 0.9469, 0.706, 0.294, 0],
  ['VADER is not smart, handsome, nor funny.', -0.7424, 0, 0.354, 0.646],
  ['The book was good.', 0.4404, 0.492, 0.508, 0],
  ["At least it isn't a horrible book.", 0.431, 0.363, 0.637, 0],
  ['The book was only kind of good.', 0.3832, 0.303, 0.697, 0],
  [
    'The plot was good, but the characters are uncompelling and the dialog is not great.',
    -0.7042,
    0.094,
    0.579,
    0.327,
  ],
  ['Today SUX!', -0.5461, 0, 0.221, 0.779],
  ["Today only kinda sux! But I'll get by, lol", 0.5249, 0.317, 0.556, 0.127],
  ['Make sure you :) or :D today!', 0.8633, 0.706, 0.294, 0],
  ['Catch utf-8 emoji such as such as 💘 and 💋 and 😁', 0.7003, 0.279, 0.721, 0],
  ['Not bad at all', 0.431, 0.487, 0.513, 0],
]

describe('the sixteen published sentences', () => {
  test.each(published)('%s', (sentence, compound, positive, neutral, negative) => {
    expect(vader(sentence).compound).toBe(compound)
    // The README's shares for this one are of an older program, which dropped the word "a".
    if (sentence === "At least it isn't a horrible book.") return
    expect(vader(sentence)).toEqual({ compound, positive, neutral, negative })
  })
})

describe('a text', () => {
  test('without words has no mood', () => {
    expect(vader('').compound).toBe(0)
    expect(vader('   ')).toEqual({ compound: 0, positive: 0, negative: 0, neutral: 0 })
  })
  test('typed on a phone reads alike', () => {
    expect(vader('It isn’t good').compound).toBe(vader("It isn't good").compound)
  })
  test('with words of Object.prototype is just text', () => {
    expect(vader('constructor toString __proto__ hasOwnProperty').compound).toBe(0)
  })
  test('praises with "without a doubt" and "never so", denies with "least"', () => {
    expect(vader('Without doubt excellent idea').compound).toBeGreaterThan(0)
    expect(vader('The service has never been so good').compound).toBeGreaterThan(0.4404)
    expect(vader('One of the least helpful shops').compound).toBeLessThan(0)
    expect(vader('It is at least helpful').compound).toBeGreaterThan(0)
  })
  test('keeps emoji apart from the words and marks they touch', () => {
    expect(vader('nice😁really nice').compound).toBe(vader('nice 😁 really nice').compound)
    expect(vader('Love it❤️👍🏽!').compound).toBeGreaterThan(0.6)
  })
})
