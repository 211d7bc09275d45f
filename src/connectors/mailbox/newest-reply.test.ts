import { expect, test } from 'vitest'
import { textOfHtml } from '../payload-parts.ts'
import { newestReply, withoutQuotedHtml } from './newest-reply.ts'

const quoted = '\n> Where is it?\n> Ann'

test.each([
  ['On Mon, 5 Jan 2026 at 10:00, Ann Marlow <ann@marlow.test> wrote:'],
  ['On Mon, 5 Jan 2026 at 10:00, Ann Marlow\n<ann@marlow.test> wrote:'],
  ['Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Ann Marlow <ann@marlow.test>:'],
  ['Le lun. 5 janv. 2026 à 10:00, Ann <ann@marlow.test> a écrit :'],
  ['El lun, 5 ene 2026 a las 10:00, Ann (<ann@marlow.test>) escribió:'],
  ['Op ma 5 jan 2026 om 10:00 schreef Ann <ann@marlow.test>:'],
  ['-----Original Message-----\nFrom: Ann'],
  ['-----Ursprüngliche Nachricht-----\nVon: Ann'],
  ['From: Ann Marlow\nSent: Monday\nTo: help'],
  ['Von: Ann Marlow\nGesendet: Montag\nAn: help'],
])('what is answered goes: %s', (attribution) => {
  expect(newestReply(`It comes today.\n\n${attribution}${quoted}`)).toBe('It comes today.')
})

test('signatures and the remarks of telephones go, answers between quoted lines stay', () => {
  expect(newestReply('Thanks!\n-- \nAnn Marlow\nCork')).toBe('Thanks!')
  expect(newestReply('Thanks!\n\nSent from my iPhone')).toBe('Thanks!')
  expect(newestReply('> When?\nToday.\n> Who?\nBob.')).toBe('Today.\nBob.')
})

test('a letter that only sounds so stays whole', () => {
  const letter = 'On Monday I wrote to you.\nFrom: the heart, thanks.\n\nSent my bike back.'
  expect(newestReply(letter)).toBe(letter)
})

test('of a page only its words stay, and nothing that would run', () => {
  const html =
    '<html><head><title>x</title></head><body onload="a()"><p>Gr&uuml;&szlig;e &amp; <b>thanks</b></p><script>alert(1)</script><svg onload=alert(2)><div class="gmail_quote">old</div>'
  expect(textOfHtml(withoutQuotedHtml(html))).toBe('Grüße & thanks')
  expect(textOfHtml('&lt;script&gt; &#x1F600; &#0; &nosuch;')).toBe('<script> 😀 &nosuch;')
  expect(textOfHtml(`${'<'.repeat(100_000)}${'<script>'.repeat(10_000)}`)).toBe('')
})

test.each([
  ['blanks', ' '.repeat(250_000)],
  ['hyphens', '-'.repeat(250_000)],
  ['lines that begin like an answer', 'On a\n'.repeat(50_000)],
  ['one long line', `On ${'wrote '.repeat(40_000)}`],
])('a letter made to keep us busy is read at once: %s', (_name, text) => {
  const began = performance.now()
  newestReply(text)
  textOfHtml(withoutQuotedHtml(text))
  textOfHtml(withoutQuotedHtml('<div class='.repeat(20_000)))
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a letter made to keep the server busy is read at once: else these take minutes', () => {
  const busy = `a <${'@'.repeat(250_000)}`
  expect(newestReply(busy)).toBe(busy)
  expect(newestReply(`On ${busy}\nHello`)).toContain('Hello')
  expect(textOfHtml(`Hello ${'<br '.repeat(60_000)}`)).toBe('Hello')
})
